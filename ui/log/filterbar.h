// The row above the log: the filter, how much it lets through, muting, saved filters.
#pragma once

#include "ui/log/colourrules.h"
#include "ui/log/filterinput.h"
#include "ui/log/logstats.h"

#include <QtWidgets/QWidget>

class QToolButton;

namespace roomdeck {

class SavedFilters;
class TintedLabel;

/// GUI thread.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(ColourRules &colours, QWidget *parent = nullptr);

    FilterInput &input() { return *m_input; }
    SavedFilters &saved() { return *m_saved; }
    void showStats(const LogStats &stats);
    bool isMuting() const;

public Q_SLOTS:
    /// Leaves out what clients send only to stay alive: ping, pong, heartbeat.
    void setMuting(bool muting);

Q_SIGNALS:
    void mutingChanged(bool muting);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showError(const FilterError &error);
    void onFilterChanged();
    void retranslate();

    FilterInput *m_input;
    TintedLabel *m_count;
    QToolButton *m_mute;
    SavedFilters *m_saved;
    TintedLabel *m_error;
    FilterError m_shownError;
};

} // namespace roomdeck
