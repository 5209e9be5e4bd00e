// Who took part in a recorded session: rooms and users to narrow its log to.
#pragma once

#include <QtWidgets/QWidget>

class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace roomdeck {

class SessionPeopleModel;

/// GUI thread; the model outlives the panel.
class SessionPeoplePanel : public QWidget
{
    Q_OBJECT

public:
    explicit SessionPeoplePanel(SessionPeopleModel &model, QWidget *parent = nullptr);

    QTreeView &view() { return *m_view; }
    QLineEdit &search() { return *m_search; }

public Q_SLOTS:
    /// Makes a room or a user in it current, without telling.
    void setCurrent(const QByteArray &room, const QByteArray &user);

Q_SIGNALS:
    /// Somebody is pointed at; both empty: everybody everywhere.
    void chosen(const QByteArray &room, const QByteArray &user);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpView();
    void choose();
    void keepCurrent();
    void retranslate();

    SessionPeopleModel &m_model;
    QSortFilterProxyModel *m_sorted;
    QLineEdit *m_search;
    QTreeView *m_view;
    QByteArray m_room;
    QByteArray m_user;
    bool m_quiet = false;
};

} // namespace roomdeck
