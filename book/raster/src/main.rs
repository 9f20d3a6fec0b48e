//! Renders SVG figures as PNG files.
//!
//! Fonts of the machine are not asked: text is set in those of `fonts`, so that the same figure is the same file everywhere.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::{env, fs};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

const USAGE: &str = "usage: raster --out DIR SVG...";

const FONTS: [&[u8]; 4] = [
    include_bytes!("../fonts/DejaVuSans.ttf"),
    include_bytes!("../fonts/DejaVuSans-Bold.ttf"),
    include_bytes!("../fonts/DejaVuSans-Oblique.ttf"),
    include_bytes!("../fonts/DejaVuSansMono.ttf"),
];

/// Pixels for each unit of a figure's width and height.
const SCALE: f32 = 2.0;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.as_slice() {
        [option, out, files @ ..] if option == "--out" && !files.is_empty() => {
            render_all(out.as_ref(), files)
        }
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn render_all(out: &Path, files: &[String]) -> Result<(), String> {
    fs::create_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
    let options = options();
    for file in files.iter().map(PathBuf::from) {
        let svg = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let png = render(&svg, &options).map_err(|error| format!("{}: {error}", file.display()))?;
        let path = out.join(file.file_stem().unwrap_or_default()).with_extension("png");
        fs::write(&path, png).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

fn options() -> Options<'static> {
    let mut fonts = Database::new();
    for font in FONTS {
        fonts.load_font_data(font.to_vec());
    }
    fonts.set_sans_serif_family("DejaVu Sans");
    fonts.set_monospace_family("DejaVu Sans Mono");
    Options { fontdb: Arc::new(fonts), font_family: "DejaVu Sans".into(), ..Options::default() }
}

/// The PNG file of an SVG document.
fn render(svg: &[u8], options: &Options) -> Result<Vec<u8>, String> {
    let tree = Tree::from_data(svg, options).map_err(|error| error.to_string())?;
    let size = tree.size().to_int_size().scale_by(SCALE).ok_or("the picture has no size")?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or("the picture is too large")?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pixels of a document.
    fn pixels(content: &str) -> Pixmap {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\" width=\"50\">{content}</svg>"
        );
        Pixmap::decode_png(&render(svg.as_bytes(), &options()).unwrap()).unwrap()
    }

    #[test]
    fn a_unit_is_two_pixels() {
        let drawn = pixels("<rect width=\"50\" height=\"50\" fill=\"#ff0000\"/>");
        assert_eq!((drawn.width(), drawn.height()), (100, 50));
        let alpha = |x, y| drawn.pixel(x, y).unwrap().alpha();
        assert_eq!((alpha(49, 25), alpha(51, 25)), (255, 0));
    }

    #[test]
    fn text_is_set_in_every_style_without_fonts_of_the_machine() {
        let inked = |style: &str| {
            let text = format!("<text x=\"5\" y=\"40\" font-size=\"30\" {style}>‖∇f‖ λ₁</text>");
            let drawn = pixels(&text);
            drawn.pixels().iter().map(|pixel| u64::from(pixel.alpha())).sum::<u64>()
        };
        let styles = [
            "font-family=\"sans-serif\"",
            "font-family=\"sans-serif\" font-weight=\"bold\"",
            "font-family=\"sans-serif\" font-style=\"italic\"",
            "font-family=\"monospace\"",
        ]
        .map(inked);
        assert!(styles.iter().all(|ink| *ink > 1000), "{styles:?}");
        assert!(
            styles[1] > styles[0] && styles[2] != styles[0] && styles[3] != styles[0],
            "{styles:?}"
        );
    }

    #[test]
    fn a_masked_region_shows_where_its_mask_is_white() {
        // Two points, black and white, as `book/figures` embeds them.
        let mask = "<mask id=\"m\" maskUnits=\"userSpaceOnUse\" x=\"0\" y=\"0\" width=\"100\" height=\"50\">\
            <image x=\"0\" y=\"0\" width=\"100\" height=\"50\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,\
            iVBORw0KGgoAAAANSUhEUgAAAAIAAAABAQAAAADcWUInAAAACklEQVR4nGNwAAAAQgBBKTf07wAAAABJRU5ErkJggg==\"/></mask>";
        let drawn = pixels(&format!("{mask}<rect width=\"100\" height=\"50\" mask=\"url(#m)\"/>"));
        assert!(
            drawn.pixel(5, 25).unwrap().alpha() < 20 && drawn.pixel(95, 25).unwrap().alpha() > 235
        );
    }
}
