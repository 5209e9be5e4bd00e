// Where backends are told and asked, and how it goes.
#pragma once

#include "core/model/backendstate.h"
#include "core/settings/serversettings.h"

#include <QtCore/QList>
#include <QtWidgets/QDialog>

class QCheckBox;
class QFormLayout;
class QGroupBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace roomdeck {

class TintedLabel;

/// Not modal; every change counts at once and is only announced. The secret that signs requests is never
/// shown, only copied. GUI thread.
class WebhooksDialog : public QDialog
{
    Q_OBJECT

public:
    WebhooksDialog(const ServerSettings &settings, QWidget *parent = nullptr);
    ~WebhooksDialog() override;

    void setState(const roomdeck::WebhookState &state);
    /// Says what is wrong with the secret; empty: nothing.
    void setProblem(const QString &problem);

Q_SIGNALS:
    void settingsChanged(const roomdeck::WebhookSettings &webhooks,
                         const roomdeck::ConnectHookSettings &hook);
    void testRequested();
    void secretRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QGroupBox *createTelling(const WebhookSettings &settings);
    QLayout *createEvents(const WebhookSettings &settings);
    QGroupBox *createAsking(const ConnectHookSettings &settings);
    void publish();
    void showState();
    void retranslate();

    WebhookSettings m_webhooks;
    ConnectHookSettings m_hook;
    WebhookState m_state;

    QGroupBox *m_telling = nullptr;
    QGroupBox *m_asking = nullptr;
    QLineEdit *m_address;
    QList<QCheckBox *> m_events;
    QLineEdit *m_types;
    TintedLabel *m_counts;
    TintedLabel *m_last;
    TintedLabel *m_problem;
    QPushButton *m_test;
    QPushButton *m_copySecret;
    QLineEdit *m_hookAddress;
    QSpinBox *m_timeout;
    QCheckBox *m_failOpen;
    TintedLabel *m_hookNote;
    QList<QLabel *> m_labels;
};

} // namespace roomdeck
