// The server's state and address in the tool bar.
#pragma once

#include "core/model/roster.h"

#include <QtWidgets/QWidget>

namespace roomdeck {

/// A dot, a word and the ws:// address, selectable by keyboard through the Copy action beside it. The dot is
/// never alone: the word says the same. GUI thread.
class AddressField : public QWidget
{
    Q_OBJECT

public:
    explicit AddressField(QWidget *parent = nullptr);

    void setStatus(ServerState state, const QByteArray &url);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString stateText() const;
    void refresh();

    ServerState m_state = ServerState::Stopped;
    QString m_url;
};

} // namespace roomdeck
