//! Runs the service.
//!
//! ```text
//! KARUNA_HELP="..." KARUNA_ALERT_TO="..." cargo run --release -p karuna-embedding -- --listen 127.0.0.1:8080
//! ```

use std::env;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use karuna_embedding::{AlertQueue, FileQueue, MemoryQueue, Service, Settings, router};
use tokio::net::TcpListener;

const USAGE: &str = "\
usage: karuna-embedding [--listen ADDRESS]

ADDRESS is 127.0.0.1:8080 where none is given.
KARUNA_HELP        where help is near, in words for the person who answered
KARUNA_ALERT_TO    the human who is told of alerts
KARUNA_ALERT_FILE  where notices to them are kept; in memory only without it";

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            say(&format!("karuna-embedding: {message}"));
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), String> {
    let Some(address) = address()? else {
        say(USAGE);
        return Ok(());
    };
    let settings = Settings {
        help: setting(
            "KARUNA_HELP",
            "Please turn to a person you trust, or to the emergency service where you are.",
        ),
        alert_to: setting("KARUNA_ALERT_TO", "nobody is named"),
    };
    let service = Arc::new(Service::new(settings, queue()?));
    let listener =
        TcpListener::bind(&address).await.map_err(|error| format!("{address}: {error}"))?;
    let bound = listener.local_addr().map_err(|error| error.to_string())?;
    say(&format!("listening on http://{bound}"));
    axum::serve(listener, router(service)).await.map_err(|error| error.to_string())
}

/// Where to listen; `None` where only help was asked for.
fn address() -> Result<Option<String>, String> {
    use lexopt::prelude::{Long, Short, ValueExt};
    let wrong = |error: lexopt::Error| format!("{error}\n{USAGE}");
    let mut parser = lexopt::Parser::from_env();
    let mut address = "127.0.0.1:8080".to_owned();
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Long("listen") => {
                address = parser.value().and_then(ValueExt::string).map_err(wrong)?;
            }
            Long("help") | Short('h') => return Ok(None),
            other => return Err(wrong(other.unexpected())),
        }
    }
    Ok(Some(address))
}

fn setting(name: &str, default: &str) -> String {
    env::var(name).unwrap_or_else(|_| {
        say(&format!("{name} is not set; set it before anybody but you uses this"));
        default.to_owned()
    })
}

fn queue() -> Result<Arc<dyn AlertQueue>, String> {
    match env::var_os("KARUNA_ALERT_FILE") {
        Some(path) => {
            let queue = FileQueue::open(Path::new(&path));
            let queue = queue.map_err(|error| format!("{}: {error}", path.display()))?;
            Ok(Arc::new(queue))
        }
        None => {
            say("KARUNA_ALERT_FILE is not set; notices are kept in memory and lost at the end");
            Ok(Arc::new(MemoryQueue::default()))
        }
    }
}

/// A line to standard error; a reader that left is no reason to stop.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
