//! What the service does with an alert: a named human is told before the answer goes out.
//!
//! An alert is a prompt for a person to look. Three things happen with it, in this order: it is
//! written to a queue for a human who was named by whoever runs the service, it stands first in the
//! answer, and beside it stands the help text that was configured. Nothing of the answers is logged.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use karuna::core::Alert;
use schemars::JsonSchema;
use serde::Serialize;

use crate::service::Service;

/// An alert on its way to a named human.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Notice {
    /// Who has to look.
    pub to: String,
    /// The app's own reference for the case, from the header `reference`; without one nobody knows
    /// whom to look after.
    pub reference: Option<String>,
    /// What to look at.
    pub alert: Alert,
}

/// Where notices wait for a human.
///
/// An app brings its own: a table in its database, a pager, a message to the team on call.
pub trait AlertQueue: fmt::Debug + Send + Sync {
    /// Takes notices, all or none. It returns only when they are safe; it may block.
    ///
    /// # Errors
    ///
    /// The notices could not be kept. The caller of the service is told so.
    fn put(&self, notices: &[Notice]) -> io::Result<()>;
}

/// A queue in memory, for tests and for a first look; it is lost with the process.
#[derive(Debug, Default)]
pub struct MemoryQueue {
    notices: Mutex<Vec<Notice>>,
}

impl MemoryQueue {
    /// The most notices that are kept. Beyond it a notice is refused, and the caller is told;
    /// memory that grows without end would in the end refuse everybody.
    pub const MOST: usize = 10_000;

    /// A copy of all notices.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        self.notices.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl AlertQueue for MemoryQueue {
    fn put(&self, notices: &[Notice]) -> io::Result<()> {
        let mut kept = self.notices.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() + notices.len() > Self::MOST {
            return Err(io::Error::other("the queue in memory is full"));
        }
        kept.extend_from_slice(notices);
        Ok(())
    }
}

/// A queue in a file: one JSON object a line, on the disk before the answer goes out.
#[derive(Debug)]
pub struct FileQueue {
    file: Mutex<File>,
}

impl FileQueue {
    /// Opens the file, and makes it where there is none.
    ///
    /// # Errors
    ///
    /// The file cannot be opened for writing.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        Ok(Self { file: Mutex::new(file) })
    }
}

impl AlertQueue for FileQueue {
    fn put(&self, notices: &[Notice]) -> io::Result<()> {
        let mut lines = Vec::new();
        for notice in notices {
            serde_json::to_writer(&mut lines, notice)?;
            lines.push(b'\n');
        }
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.write_all(&lines)?;
        file.sync_data()
    }
}

/// What a person has to look at; it stands first in every answer to a sheet.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Attention {
    /// What a person has to look at. A prompt, not a finding.
    pub alerts: Vec<Alert>,
    /// Whether there is any alert.
    pub needs_attention: bool,
    /// Where help is near; the words of whoever runs the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What became of the alerts, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<NoticeReceipt>,
}

/// What became of the alerts of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct NoticeReceipt {
    /// Who has to look.
    pub to: String,
    /// The reference that the notice bears.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Whether the notice is in the queue. Where it is not, the caller has to tell a human itself.
    pub written: bool,
}

impl Service {
    /// Tells the named human, and gives what has to stand in the answer.
    pub(crate) async fn notify(&self, reference: Option<String>, alerts: Vec<Alert>) -> Attention {
        if alerts.is_empty() {
            return Attention { alerts, needs_attention: false, help: None, notice: None };
        }
        let to = self.settings.alert_to.clone();
        let notice_of = |alert: &Alert| {
            let (to, reference) = (to.clone(), reference.clone());
            Notice { to, reference, alert: alert.clone() }
        };
        let notices: Vec<Notice> = alerts.iter().map(notice_of).collect();
        let queue = self.queue.clone();
        // A queue may block; the threads that serve other callers must not wait for it.
        let put = tokio::task::spawn_blocking(move || queue.put(&notices)).await;
        let written = matches!(put, Ok(Ok(())));
        if !written {
            // That it failed is told; what it was about stays out of the log.
            let _ = writeln!(io::stderr(), "a notice could not be queued; its caller was told");
        }
        Attention {
            alerts,
            needs_attention: true,
            help: Some(self.settings.help.clone()),
            notice: Some(NoticeReceipt { to, reference, written }),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::Arc;

    use super::{AlertQueue, FileQueue, MemoryQueue, Notice};
    use crate::service::{Service, Settings};
    use karuna::assessments::{Answers, handles};

    fn notice() -> Notice {
        let scored = handles::phq_9::instrument().score(&Answers::from_values([1; 10])).unwrap();
        let alert = scored.alerts()[0].clone();
        Notice { to: "Ada, duty nurse".into(), reference: Some("case-7".into()), alert }
    }

    #[test]
    fn a_file_keeps_one_notice_a_line_and_goes_on_where_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("alerts.jsonl");
        for _ in 0..2 {
            FileQueue::open(&path).unwrap().put(&[notice()]).unwrap();
        }
        let text = std::fs::read_to_string(path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!((lines.len(), lines[0]), (2, lines[1]));
        insta::assert_snapshot!(lines[0], @r#"{"to":"Ada, duty nurse","reference":"case-7","alert":{"instrument":"phq-9","rule":"item-9","topic":"self-harm","cause":{"risk-answer":{"item":9}},"reason":"The item is about death and self-harm; any answer above the lowest deserves a talk on the same day.","status":"verified"}}"#);
    }

    #[test]
    fn a_full_memory_refuses_and_does_not_forget() {
        let queue = MemoryQueue::default();
        let many = vec![notice(); MemoryQueue::MOST];
        queue.put(&many).unwrap();
        assert!(queue.put(&many[..1]).is_err());
        assert_eq!(queue.notices().len(), MemoryQueue::MOST);
    }

    #[derive(Debug)]
    struct NoQueue;

    impl AlertQueue for NoQueue {
        fn put(&self, _: &[Notice]) -> io::Result<()> {
            Err(io::Error::other("the disk is full"))
        }
    }

    #[tokio::test]
    async fn an_alert_goes_out_also_where_no_notice_could_be_written() {
        let settings = Settings { help: "Ring the bell.".into(), alert_to: "Ada".into() };
        let service = Service::new(settings, Arc::new(NoQueue));
        let attention = service.notify(None, vec![notice().alert]).await;
        assert_eq!(attention.alerts, [notice().alert]);
        assert!(!attention.notice.unwrap().written);
    }
}
