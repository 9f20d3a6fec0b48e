//! Regions of any shape, as fine as an image: a rectangle in the colour of its role behind a mask.
//!
//! An image has its own colours, which would be wrong on half of all pages. A mask has none: it is white where the
//! rectangle shows, one bit a point.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ndarray::Array2;
use png::{BitDepth, ColorType, Encoder, Filter};

/// The mask and the rectangle, on one line.
pub fn element(
    (x, y): (i32, i32),
    (width, height): (i32, i32),
    inside: &Array2<bool>,
    fill: &str,
) -> String {
    let image = STANDARD.encode(bits(inside));
    let place = format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
    // Two pictures in one document differ in what they show, not in its name.
    let id = format!("region-{:016x}", fingerprint(&format!("{place}{image}")));
    let mut element = String::new();
    let _ = writeln!(
        element,
        "<mask id=\"{id}\" maskUnits=\"userSpaceOnUse\" {place}><image {place} preserveAspectRatio=\"none\" \
         href=\"data:image/png;base64,{image}\"/></mask><rect {place} {fill} mask=\"url(#{id})\"/>"
    );
    element
}

/// A PNG of one bit a point.
fn bits(inside: &Array2<bool>) -> Vec<u8> {
    let mut file = Vec::new();
    let size =
        |axis: usize| u32::try_from(inside.shape()[axis]).expect("an image of moderate size");
    let mut encoder = Encoder::new(&mut file, size(1), size(0));
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::One);
    encoder.set_filter(Filter::Up);
    let mut packed = Vec::new();
    for row in inside.rows() {
        let row: Vec<bool> = row.to_vec();
        packed.extend(row.chunks(8).map(|eight| {
            eight
                .iter()
                .enumerate()
                .fold(0, |byte, (place, bit)| byte | u8::from(*bit) << (7 - place))
        }));
    }
    let mut writer = encoder.write_header().expect("writing into memory succeeds");
    writer.write_image_data(&packed).expect("as many bytes as the header says");
    writer.finish().expect("writing into memory succeeds");
    file
}

/// FNV-1a.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn the_image_holds_a_bit_for_every_point() {
        let inside = Array2::from_shape_fn((3, 11), |(i, j)| (i + j) % 3 == 0);
        let mut reader = png::Decoder::new(Cursor::new(bits(&inside))).read_info().unwrap();
        let mut rows = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut rows).unwrap();
        let bit = |(i, j): (usize, usize)| rows[2 * i + j / 8] >> (7 - j % 8) & 1 == 1;
        assert_eq!(Array2::from_shape_fn(inside.dim(), bit), inside);
    }
}
