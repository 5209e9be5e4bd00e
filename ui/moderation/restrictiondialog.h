// Asks how to ban or mute: whom, by what, for how long, why; and says what that will do.
#pragma once

#include "core/model/moderation.h"
#include "ui/moderation/moderationscope.h"

#include <QtWidgets/QDialog>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace roomdeck {

class DurationField;
class RosterState;
class TintedLabel;

/// Modal to its parent window. With people to begin with, it offers their names and the addresses they come
/// from; without, both are typed. It says how many connections will be closed and who else shares an address,
/// by the roster at that moment. The OK button is off, with the cause said, while something is missing.
class RestrictionDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Ban, Mute };

    RestrictionDialog(Kind kind, const RosterState &roster, const ModerationScope &scope,
                      QWidget *parent = nullptr);

    /// Ban or Mute with what was chosen.
    ModerationRequest request() const;

private:
    void createFields(QFormLayout &form, const ModerationScope &scope);
    void check();
    QString problem(const ModerationRequest &request) const;
    QString effect(const ModerationRequest &request) const;

    const Kind m_kind;
    const RosterState &m_roster;
    const QList<QByteArray> m_people; ///< offered; empty: typed
    const QList<QByteArray> m_hosts;
    QCheckBox *m_byUser = nullptr;
    QCheckBox *m_byAddress = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_address = nullptr;
    DurationField *m_duration;
    QLineEdit *m_reason;
    TintedLabel *m_effect;
    TintedLabel *m_problem;
    QPushButton *m_ok = nullptr;
};

} // namespace roomdeck
