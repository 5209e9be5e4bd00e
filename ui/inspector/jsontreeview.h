// The JSON tree of the inspector: keys and values in colours, copied or filtered by pointing at them.
#pragma once

#include "ui/inspector/jsontreemodel.h"
#include "ui/log/filterrequest.h"

#include <QtWidgets/QTreeView>

namespace roomdeck {

/// GUI thread.
class JsonTreeView : public QTreeView
{
    Q_OBJECT

public:
    explicit JsonTreeView(JsonTreeModel &model, QWidget *parent = nullptr);

    /// Opens the payload and, while there are few, what it holds.
    void expandFew();
    /// What copying and filtering offer for the current row; also in the context menu.
    QList<QAction *> valueActions() const { return m_actions; }

Q_SIGNALS:
    void filterRequested(const QString &term, roomdeck::FilterRequest request);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QAction *addValueAction(void (JsonTreeView::*slot)());
    void addFilterAction(FilterRequest request);
    void updateActions();
    void retranslate();
    void copyPath();
    void copyValue();
    void copyJson();
    void onActivated(const QModelIndex &index);

    JsonTreeModel &m_model;
    QList<QAction *> m_actions;
};

} // namespace roomdeck
