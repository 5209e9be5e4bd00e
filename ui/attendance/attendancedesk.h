// Keeps the attendance of a run and opens its timeline.
#pragma once

#include "core/traffic/attendance.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QAction;
class QWidget;

namespace roomdeck {

class AttendanceDialog;

/// GUI thread. The window brings it the traffic, or the book of a recorded session.
class AttendanceDesk : public QObject
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Running, Recorded };

    explicit AttendanceDesk(QWidget *window, Kind kind = Kind::Running);

    const AttendanceBook &book() const { return m_book; }
    /// For the menu bar.
    QAction *action() const { return m_action; }

public Q_SLOTS:
    void take(const roomdeck::TrafficBatchPtr &batch);
    /// A later book of the same session, which lasted until then. UTC µs.
    void setBook(const roomdeck::AttendanceBook &book, qint64 untilUs);
    /// The room the timeline opens with.
    void setRoom(const QByteArray &room) { m_room = room; }
    void retranslate();

Q_SIGNALS:
    /// A row of the timeline was opened.
    void visitorActivated(const QByteArray &room, const QByteArray &user);

private:
    void open();

    AttendanceBook m_book;
    Kind m_kind;
    qint64 m_untilUs = 0;
    QByteArray m_room;
    QWidget *m_window;
    QAction *m_action;
    QPointer<AttendanceDialog> m_dialog;
};

} // namespace roomdeck
