// The list views of rooms and users.
#pragma once

#include <QtWidgets/QListView>

namespace roomdeck {

/// Rows of one height, several of them selectable. End and Home move in the list while it has the keyboard,
/// whatever they do elsewhere in the window. GUI thread.
class NameList : public QListView
{
    Q_OBJECT

public:
    explicit NameList(QWidget *parent = nullptr);

    /// What its context menu holds; null stands for a separator.
    void setContextActions(const QList<QAction *> &actions);

protected:
    bool event(QEvent *event) override;
};

} // namespace roomdeck
