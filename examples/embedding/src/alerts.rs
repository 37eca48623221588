//! What the service does with an alert, or with a message to the clinician: a named human is told
//! before the answer goes out.
//!
//! An alert is a prompt for a person to look. Three things happen with it, in this order: it is
//! written to a queue for a human who was named by whoever runs the service, it stands first in the
//! answer, and beside it stands the help text that was configured. A message that a revision has for the clinician goes the same way. Nothing of the
//! answers and of the notes in a log is logged.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use axum::extract::Request;
use karuna::core::Alert;
use karuna::plans::RevisionMessage;
use schemars::JsonSchema;
use serde::Serialize;

use crate::service::Service;

/// Something on its way to a named human.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Notice {
    /// Who has to look.
    pub to: String,
    /// The app's own reference for the case, from the header `reference`; without one nobody knows
    /// whom to look after.
    pub reference: Option<String>,
    /// What to look at.
    #[serde(flatten)]
    pub about: About,
}

/// What a notice is about; written under its own name, `alert` or `message`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// An answer, or a missing answer.
    Alert(Alert),
    /// What a plan that was looked at again has to say to the clinician.
    Message(RevisionMessage),
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

/// What a person has to look at; it stands first in every answer to a sheet or a log.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Attention {
    /// What a person has to look at. A prompt, not a finding.
    pub alerts: Vec<Alert>,
    /// What the clinician is told beside alerts; only where a plan was looked at again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<RevisionMessage>,
    /// Whether there is any of both.
    pub needs_attention: bool,
    /// Where help is near; the words of whoever runs the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What became of both, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<NoticeReceipt>,
}

/// What became of what a person has to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct NoticeReceipt {
    /// Who has to look.
    pub to: String,
    /// The reference that the notice bears.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Whether all notices are in the queue. Where they are not, the caller has to tell a human itself.
    pub written: bool,
}

impl Service {
    /// Tells the named human of alerts, and gives what has to stand in the answer.
    pub(crate) async fn notify(&self, reference: Option<String>, alerts: Vec<Alert>) -> Attention {
        let about = alerts.iter().cloned().map(About::Alert).collect();
        let attention = Attention { alerts, ..Attention::default() };
        self.tell(attention, reference, about).await
    }

    /// Tells the named human of messages as well, and adds them to what has to stand in the answer.
    pub(crate) async fn notify_also(
        &self,
        mut attention: Attention,
        reference: Option<String>,
        messages: Vec<RevisionMessage>,
    ) -> Attention {
        let about = messages.iter().cloned().map(About::Message).collect();
        attention.messages.extend(messages);
        self.tell(attention, reference, about).await
    }

    async fn tell(
        &self,
        mut attention: Attention,
        reference: Option<String>,
        about: Vec<About>,
    ) -> Attention {
        if about.is_empty() {
            return attention;
        }
        let to = self.settings.alert_to.clone();
        let notice_of = |about| Notice { to: to.clone(), reference: reference.clone(), about };
        let notices: Vec<Notice> = about.into_iter().map(notice_of).collect();
        let queue = self.queue.clone();
        // A queue may block; the threads that serve other callers must not wait for it.
        let put = tokio::task::spawn_blocking(move || queue.put(&notices)).await;
        let is_put = matches!(put, Ok(Ok(())));
        if !is_put {
            // That it failed is told; what it was about stays out of the log.
            let _ = writeln!(io::stderr(), "a notice could not be queued; its caller was told");
        }
        let written = is_put && attention.notice.is_none_or(|before| before.written);
        attention.needs_attention = true;
        attention.help = Some(self.settings.help.clone());
        attention.notice = Some(NoticeReceipt { to, reference, written });
        attention
    }
}

/// The app's own name for the case. It is optional, and a strange one is no reason to refuse what
/// may hold a risk answer; the answer says which reference was taken.
pub(crate) fn reference(request: &Request) -> Option<String> {
    let reference = request.headers().get("reference").and_then(|value| value.to_str().ok());
    reference.filter(|text| !text.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::Arc;

    use super::{About, AlertQueue, FileQueue, MemoryQueue, Notice};
    use crate::service::{Service, Settings};
    use karuna::assessments::{Answers, handles};
    use karuna::core::Alert;
    use karuna::plans::{Reader, RevisionMessage, RuleId};

    fn alert() -> Alert {
        let scored = handles::phq_9::instrument().score(&Answers::from_values([1; 10])).unwrap();
        scored.alerts()[0].clone()
    }

    fn about(about: About) -> Notice {
        Notice { to: "Ada, duty nurse".into(), reference: Some("case-7".into()), about }
    }

    fn message() -> RevisionMessage {
        RevisionMessage { to: Reader::Clinician, rule: RuleId::S1, words: "Please look.".into() }
    }

    #[test]
    fn a_file_keeps_one_notice_a_line_and_goes_on_where_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("alerts.jsonl");
        for notice in [About::Alert(alert()), About::Message(message())].map(about) {
            FileQueue::open(&path).unwrap().put(&[notice]).unwrap();
        }
        let text = std::fs::read_to_string(path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2);
        insta::assert_snapshot!(lines[1], @r#"{"to":"Ada, duty nurse","reference":"case-7","message":{"to":"clinician","rule":"S1","words":"Please look."}}"#);
        insta::assert_snapshot!(lines[0], @r#"{"to":"Ada, duty nurse","reference":"case-7","alert":{"instrument":"phq-9","rule":"item-9","topic":"self-harm","cause":{"risk-answer":{"item":9}},"reason":"The item is about death and self-harm; any answer above the lowest deserves a talk on the same day.","status":"verified"}}"#);
    }

    #[test]
    fn a_full_memory_refuses_and_does_not_forget() {
        let queue = MemoryQueue::default();
        let many = vec![about(About::Alert(alert())); MemoryQueue::MOST];
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
        let attention = service.notify(None, vec![alert()]).await;
        assert_eq!(attention.alerts, [alert()]);
        assert!(!attention.notice.as_ref().unwrap().written);
        let attention = service.notify_also(attention, None, vec![message()]).await;
        assert_eq!((attention.alerts, attention.messages), (vec![alert()], vec![message()]));
        assert!(!attention.notice.unwrap().written);
    }
}
