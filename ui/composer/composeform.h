// The composer's form: to whom, which type, the payload, and Send.
#pragma once

#include "core/operator/audience.h"
#include "core/operator/draft.h"
#include "ui/composer/statusline.h"

#include <QtWidgets/QWidget>

class QAction;
class QComboBox;
class QMenu;
class QPushButton;
class QToolButton;

namespace roomdeck {

class JsonEdit;
class TargetButton;
class TintedLabel;

/// Holds one Draft and says what is wrong with it. Knows nothing of servers: ComposerPanel feeds it and acts
/// on its signals. GUI thread.
class ComposeForm : public QWidget
{
    Q_OBJECT

public:
    explicit ComposeForm(QWidget *parent = nullptr);

    Draft draft() const;
    /// Replaces everything; the payload in one step of undo.
    void setDraft(const Draft &draft);
    const Target &target() const { return m_target; }
    void setTarget(const Target &target);
    /// How the target is shown; texts safe to paint.
    void showAudience(const QString &title, const QString &exception, const Audience &audience);
    void setKnownTypes(const QStringList &types);
    void setHosting(bool hosting);
    /// What the status line says while nothing is wrong; `linked`: it can be pressed.
    void setReceipt(const QList<StatusSegment> &segments, bool linked);
    /// What should be looked at before sending, safe to paint; it keeps nobody from it. Pressed, it says so.
    void setHint(const QString &hint);
    /// True when Send would work.
    bool canSend() const;
    /// Why a draft cannot be sent, hosting or not; empty when it can.
    QString mistakeText() const;

    JsonEdit *editor() const { return m_editor; }
    TargetButton *targetButton() const { return m_to; }
    StatusLine *statusLine() const { return m_status; }
    /// Actions for buttons here and for the window's menu.
    QAction *sendAction() const { return m_send; }
    QAction *repeatAction() const { return m_repeat; }
    QAction *previewAction() const { return m_preview; }
    QAction *formatAction() const { return m_format; }
    QAction *compactAction() const { return m_compact; }
    QAction *jsonAction() const { return m_json; }
    QAction *plainTextAction() const { return m_plainText; }
    QAction *recipientsAction() const { return m_recipients; }
    /// A submenu.
    QAction *variablesAction() const;

Q_SIGNALS:
    void draftChanged();
    void typeChanged(const QByteArray &type);
    void targetRequested();
    void receiptRequested();
    void hintPressed();
    void canSendChanged(bool canSend);
    /// ↑ or ↓ at the edge of an unchanged or empty payload.
    void historyRequested(int step);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createActions();
    void createWidgets();
    void createVariablesMenu();
    QWidget *createTopRow();
    QWidget *createBottomRow();
    void setPlainText(bool on);
    void edited();
    void refreshStatus();
    bool showsHint() const;
    void refreshSend();
    void statusPressed();
    void retranslate();
    bool stepsThroughHistory(int key, Qt::KeyboardModifiers modifiers) const;

    Target m_target;
    int m_people = 0;
    bool m_hosting = false;
    bool m_couldSend = false;
    bool m_linked = false;
    bool m_untouched = true; // the payload is as setDraft() put it
    bool m_replacing = false;
    bool m_hintOver = false; // it was sent since; the receipt comes first
    QList<StatusSegment> m_receipt;
    QString m_hint;

    QAction *m_send;
    QAction *m_repeat;
    QAction *m_preview;
    QAction *m_format;
    QAction *m_compact;
    QAction *m_json;
    QAction *m_plainText;
    QAction *m_recipients;
    QMenu *m_variables;
    QList<QAction *> m_variableActions;
    TintedLabel *m_toLabel;
    TintedLabel *m_typeLabel;
    TargetButton *m_to;
    QComboBox *m_type;
    QToolButton *m_mode;
    QToolButton *m_previewButton;
    JsonEdit *m_editor;
    StatusLine *m_status;
    QToolButton *m_repeatButton;
    QPushButton *m_sendButton;
};

} // namespace roomdeck
