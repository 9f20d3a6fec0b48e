//! Serves a small book and asks for it as a browser would.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running server, ended with the test.
struct Server {
    process: Child,
    said: String,
    address: String,
}

impl Server {
    fn start(book: &Path, port: u16) -> Self {
        let process = Command::new(env!("CARGO_BIN_EXE_press"))
            .args(["serve", "--book", ".", "--port", &port.to_string()])
            .current_dir(book)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut server = Self { process, said: String::new(), address: String::new() };
        let said = server.process.stdout.take().unwrap();
        for line in BufReader::new(said).lines().map(Result::unwrap) {
            if let Some((_, rest)) = line.split_once("http://") {
                rest.split('/').next().unwrap().clone_into(&mut server.address);
                return server;
            }
            server.said.push_str(&line);
        }
        panic!("the server says no address, only `{}`", server.said);
    }

    fn ask(&self, method: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let host = &self.address;
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn book() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("src/deep")).unwrap();
    for (file, text) in [
        ("book.toml", "[book]\ntitle = \"T\"\n"),
        ("src/SUMMARY.md", "- [Page](page.md)\n- [Deep](deep/index.md)\n"),
        ("src/page.md", "# Page\n\nWords.\n"),
        ("src/deep/index.md", "# Deep\n"),
    ] {
        fs::write(folder.path().join(file), text).unwrap();
    }
    folder
}

#[test]
fn pages_are_served_and_know_of_a_new_build() {
    let book = book();
    let server = Server::start(book.path(), 0);

    let page = server.ask("GET", "/page.html?highlight=words");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("Words."), "{page}");
    assert!(page.contains("text/html; charset=utf-8") && page.contains("/.press/version"));
    assert!(server.ask("GET", "/").contains("Words."));
    assert!(server.ask("GET", "/css/../../src/page.md").starts_with("HTTP/1.1 404"));
    assert!(server.ask("GET", "/%2e%2e/src/page.md").starts_with("HTTP/1.1 404"));
    assert!(server.ask("GET", "/none").contains("Document not found"));
    assert!(server.ask("GET", "/deep").contains("Location: /deep/"));
    assert!(server.ask("POST", "/").starts_with("HTTP/1.1 405"));
    assert!(server.ask("HEAD", "/").ends_with("\r\n\r\n"));

    let version = || server.ask("GET", "/.press/version").lines().last().unwrap().to_owned();
    let first = version();
    assert_eq!(first, version());
    let build = |page: &str| {
        fs::write(book.path().join("src/page.md"), page).unwrap();
        Command::new(env!("CARGO_BIN_EXE_press"))
            .args(["build", "--book", "."])
            .current_dir(book.path())
            .output()
            .unwrap()
            .status
            .success()
    };
    assert!(!build("# Page\n\n$\\nonsense$\n"));
    assert_eq!(first, version(), "a failed build leaves what is served as it was");
    assert!(build("# Page\n\nOthers.\n"));
    assert_ne!(first, version());
    assert!(server.ask("GET", "/page.html").contains("Others."));
}

#[test]
fn a_port_in_use_gives_way_to_the_next() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let book = book();
    let server = Server::start(book.path(), port);
    assert!(server.said.contains(&format!("Port {port} is in use.")), "{}", server.said);
    assert!(server.ask("GET", "/").contains("Words."));
}
