//! Serves the built book on this machine alone, and reloads open pages when it is built anew.

use std::fs::File;
use std::io::{self, Cursor};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::UNIX_EPOCH;

use tiny_http::{Header, Method, Request, Response, Server};

use crate::checks::decode;

/// Where pages ask for the version of the book.
const VERSION: &str = "/.press/version";

/// Asks for the version once a second and reloads the page when it changes. While the book is
/// being replaced there is no version, and nothing happens.
const RELOAD: &str = r#"<script>
(() => {
  let seen;
  setInterval(async () => {
    try {
      const answer = await fetch("/.press/version", { cache: "no-store" });
      if (!answer.ok) return;
      const version = await answer.text();
      if (seen !== undefined && seen !== version) location.reload();
      seen = version;
    } catch {}
  }, 1000);
})();
</script>
"#;

/// Serves folder `out` until the process is ended.
pub fn serve(out: &Path, port: u16) -> io::Result<()> {
    let listener = listen(port)?;
    let address = listener.local_addr()?;
    let server = Server::from_listener(listener, None).map_err(io::Error::other)?;
    if port != 0 && address.port() != port {
        println!("Port {port} is in use.");
    }
    println!("The book is at http://{address}/ (end with Ctrl-C).");
    // A browser that reads slowly must not keep the others waiting.
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for request in server.incoming_requests() {
                    answer(request, out);
                }
            });
        }
    });
    Ok(())
}

/// The port that was asked for, or the next free one.
fn listen(port: u16) -> io::Result<TcpListener> {
    let mut candidate = port;
    loop {
        match TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, candidate))) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && candidate < u16::MAX => {
                candidate += 1;
            }
            result => return result,
        }
    }
}

fn answer(request: Request, out: &Path) {
    // A reader who closes the page in the middle of an answer is no fault.
    let _ = respond(request, out);
}

fn respond(request: Request, out: &Path) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    let path = decode(request.url().split(['?', '#']).next().unwrap_or("/"));
    if path == VERSION {
        return match version(out) {
            Ok(version) => request.respond(Response::from_string(version).with_header(kind("txt"))),
            Err(_) => request.respond(Response::empty(503)),
        };
    }
    let Some(file) = locate(out, &path) else {
        let page = std::fs::read_to_string(out.join("404.html"))
            .unwrap_or_else(|_| "There is no such page.".to_owned());
        return request.respond(reloading(&page).with_status_code(404));
    };
    if file.is_dir() {
        // Links of the page inside are relative to the folder.
        let to =
            Header::from_bytes("Location", format!("{}/", encode(&path))).expect("it is encoded");
        return request.respond(Response::empty(308).with_header(to));
    }
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or("");
    if extension == "html" {
        return request.respond(reloading(&std::fs::read_to_string(&file)?));
    }
    request.respond(Response::from_file(File::open(&file)?).with_header(kind(extension)))
}

/// The file or folder that a path names: never one outside `out`.
fn locate(out: &Path, path: &str) -> Option<PathBuf> {
    let mut file = out.to_owned();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    if path.ends_with('/') {
        file.push("index.html");
    }
    // A link inside the folder may lead out of it.
    let real = file.canonicalize().ok()?;
    real.starts_with(out.canonicalize().ok()?).then_some(file)
}

/// A page with the script that reloads it.
fn reloading(page: &str) -> Response<Cursor<Vec<u8>>> {
    let end = page.rfind("</body>").unwrap_or(page.len());
    let page = format!("{}{RELOAD}{}", &page[..end], &page[end..]);
    Response::from_string(page).with_header(kind("html"))
}

/// Changes with every build: each makes the front page anew.
fn version(out: &Path) -> io::Result<String> {
    let modified = std::fs::metadata(out.join("index.html"))?.modified()?;
    let age = modified.duration_since(UNIX_EPOCH).map_err(io::Error::other)?;
    Ok(age.as_nanos().to_string())
}

fn encode(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

fn kind(extension: &str) -> Header {
    let kind = match extension {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    Header::from_bytes("Content-Type", kind).expect("it is plain ASCII")
}

#[cfg(test)]
mod tests {
    use super::{encode, locate};

    #[test]
    fn nothing_outside_the_book_is_served() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        std::fs::create_dir_all(out.join("a")).unwrap();
        std::fs::write(folder.path().join("secret"), "").unwrap();
        std::fs::write(out.join("index.html"), "").unwrap();
        assert_eq!(locate(&out, "/"), Some(out.join("index.html")));
        assert_eq!(locate(&out, "/a"), Some(out.join("a")));
        for path in ["/../secret", "/a/../../secret", "//../secret", "/.hidden", "/none"] {
            assert_eq!(locate(&out, path), None, "{path}");
        }
    }

    #[test]
    fn addresses_are_encoded() {
        assert_eq!(encode("/a b\r/ä.html"), "/a%20b%0D/%C3%A4.html");
    }
}
