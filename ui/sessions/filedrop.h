// Takes files dropped onto a window.
#pragma once

#include <QtCore/QObject>
#include <QtCore/QStringList>

class QWidget;

namespace roomdeck {

/// Files only, on any part the window has by then; everything else is left to the widget it is dropped on.
/// GUI thread.
class FileDrop : public QObject
{
    Q_OBJECT

public:
    explicit FileDrop(QWidget *window);

Q_SIGNALS:
    void dropped(const QStringList &paths);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace roomdeck
