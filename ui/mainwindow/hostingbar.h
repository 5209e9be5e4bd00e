// The tool bar: hosting on the left, the log in the middle, the rate on the right.
#pragma once

#include "core/model/roster.h"

#include <QtWidgets/QToolBar>

namespace roomdeck {

class Actions;
class AddressField;
class Sparkline;
class TintedLabel;

/// Shows what it is told; every button is one of the Actions. GUI thread.
class HostingBar : public QToolBar
{
    Q_OBJECT

public:
    explicit HostingBar(const Actions &actions, QWidget *parent = nullptr);

    void setStatus(ServerState state, const QByteArray &url);
    void setRate(double messagesPerSecond);
    /// Adds the current rate to the curve; to be called once a second.
    void sample();
    /// Adds a button in front of another one.
    void insertButton(QAction *action, QAction *before);

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addButton(QAction *action);
    void fit();
    void retranslate();

    AddressField *m_address;
    Sparkline *m_sparkline;
    QAction *m_sparklinePlace = nullptr;
    QList<QAction *> m_ratePlaces;
    TintedLabel *m_rateNumber;
    TintedLabel *m_rateUnit;
    double m_rate = 0;
};

} // namespace roomdeck
