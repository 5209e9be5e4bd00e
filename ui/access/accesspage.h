// The settings' page on who may come in.
#pragma once

#include "core/settings/serversettings.h"

#include <QtCore/QList>
#include <QtWidgets/QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace roomdeck {

class TintedLabel;

/// Authentication, origins and TLS. GUI thread.
class AccessPage : public QWidget
{
    Q_OBJECT

public:
    explicit AccessPage(const ServerSettings &settings, QWidget *parent = nullptr);

    /// `settings` with what this page says.
    ServerSettings applied(ServerSettings settings) const;
    /// Takes over what was changed elsewhere (an origin that was allowed).
    void setSettings(const ServerSettings &settings);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *createFileField(QLineEdit *field);
    void showNote();
    void retranslate();

    QComboBox *m_auth;
    QLineEdit *m_authFile;
    QCheckBox *m_anonymous;
    QLineEdit *m_origins;
    QLineEdit *m_certificate;
    QLineEdit *m_key;
    TintedLabel *m_authNote;
    TintedLabel *m_originsNote;
    TintedLabel *m_tlsNote;
    QList<QLabel *> m_labels;
    QList<QPushButton *> m_browse;
};

} // namespace roomdeck
