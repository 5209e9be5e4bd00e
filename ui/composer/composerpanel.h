// The operator's desk at the bottom of the window: the composer with target list, receipts and preview, and
// beside it the templates and what is scheduled.
#pragma once

#include "core/model/roster.h"
#include "core/model/traffic.h"
#include "core/operator/audience.h"
#include "core/operator/draft.h"
#include "core/operator/eventvocabulary.h"
#include "core/operator/scheduler.h"
#include "core/operator/sendhistory.h"
#include "core/operator/template.h"
#include "ui/composer/operatordesk.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtGui/QUndoStack>
#include <QtWidgets/QWidget>

class QAction;

namespace roomdeck {

class ComposeForm;
class PreviewDialog;
class ReceiptPopup;
class RosterState;
class SchedulePanel;
class SchemaDesk;
class TargetPopup;
class TemplatesPanel;

/// GUI thread. Sends through `connections` (which may live on another thread) and follows `roster`; both
/// outlive it. What the server says is brought by the window to the slots.
class ComposerPanel : public QWidget
{
    Q_OBJECT

public:
    ComposerPanel(ConnectionManager &connections, RosterState &roster, QWidget *parent = nullptr);
    ~ComposerPanel() override;

    /// Where templates and the schedule are kept; nothing is kept without one.
    void setDataDirectory(const QString &path);
    void setTarget(const Target &target);
    /// Puts a logged message into the composer, laid out, its hidden characters spelled as escapes.
    void editAgain(const QByteArray &type, const QByteArray &payload);
    Draft draft() const;
    void setDraft(const Draft &draft);
    /// What was sent, and the receipts.
    const OperatorDesk &desk() const { return m_desk; }
    /// For the window's Send menu, in order; null stands for a separator.
    QList<QAction *> menuActions() const;
    /// For a Templates submenu, and for one of what is scheduled.
    QList<QAction *> templateActions() const;
    QList<QAction *> scheduleActions() const;
    /// Gives the payload the keyboard.
    void focusPayload();
    /// Opens the recipients of the operator's message with this place in the log; false when it is not known.
    bool showReceiptOf(quint64 seq);

public Q_SLOTS:
    void receiptChanged(const roomdeck::Receipt &receipt);
    void serverStatusChanged(const roomdeck::ServerStatus &status);
    /// Learns event types and keys for completion.
    void learnFrom(const roomdeck::TrafficBatchPtr &batch);

Q_SIGNALS:
    void revealRow(quint64 seq);
    /// Something is to be chosen here.
    void showRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectForm();
    void createActions();
    void retranslate();
    void createLayout();
    void connectTemplates();
    void sendNow();
    /// Asks what has to be asked, then sends; {{counter}} is the template's, if it came from one.
    void askAndSend(const Draft &draft, const QString &templateId);
    void sendWith(const Draft &draft, const QHash<QByteArray, QByteArray> &answers,
                  const QString &templateId);
    quint64 takeCounter(const QString &templateId);
    void loadTemplate(const roomdeck::MessageTemplate &item);
    void fireTemplate(const roomdeck::MessageTemplate &item);
    void askRepeat();
    void openRepeat(const Draft &draft);
    void sendScheduled(const roomdeck::ScheduledSend &send);
    void noteScheduled(const roomdeck::Receipt &receipt);
    void chooseTarget();
    void togglePreview();
    void refreshPreview();
    void refreshAudience();
    void refreshCompletion();
    void showReceipt();
    void openReceipt(const SentMessage &sent);
    void stepHistory(int step);
    void draftChanged();

    RosterState &m_roster;
    OperatorDesk m_desk;
    SendHistory m_history;
    EventVocabulary m_vocabulary;
    Target m_counted; // what m_audience counts
    Audience m_audience;
    SendId m_lastSend = SendId::None;
    quint64 m_counter = 1;
    bool m_learned = false;
    QTimer m_audienceLater;
    QTimer m_completionLater;
    ComposeForm *m_form;
    TargetPopup *m_targets;
    ReceiptPopup *m_receipts;
    QPointer<PreviewDialog> m_preview;
    QAction *m_older;
    QAction *m_newer;
    QAction *m_receipt;
    QUndoStack m_undo;
    Scheduler m_scheduler;
    TemplatesPanel *m_templates;
    SchedulePanel *m_schedule;
    SchemaDesk *m_schemas;
    QString m_templateId; // the template in the form
    QHash<SendId, quint64> m_scheduledSends; // tickets of scheduled sends, to their entry
};

} // namespace roomdeck
