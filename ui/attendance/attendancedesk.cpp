#include "ui/attendance/attendancedesk.h"

#include "ui/attendance/attendancedialog.h"

#include <QtGui/QAction>

namespace roomdeck {

AttendanceDesk::AttendanceDesk(QWidget *window, Kind kind)
    : QObject(window), m_kind(kind), m_window(window), m_action(new QAction(this))
{
    connect(m_action, &QAction::triggered, this, &AttendanceDesk::open);
    retranslate();
}

void AttendanceDesk::take(const TrafficBatchPtr &batch)
{
    if (!batch)
        return;
    for (const TrafficEntry &entry : batch->entries)
        m_book.note(entry);
}

void AttendanceDesk::setBook(const AttendanceBook &book, qint64 untilUs)
{
    m_book = book;
    m_untilUs = untilUs;
    if (m_dialog)
        m_dialog->setEnd(untilUs);
}

void AttendanceDesk::open()
{
    if (!m_dialog) {
        m_dialog = new AttendanceDialog(m_book, m_kind == Kind::Running, m_window);
        m_dialog->setEnd(m_untilUs);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &AttendanceDialog::visitorActivated, this, &AttendanceDesk::visitorActivated);
    }
    m_dialog->setRoom(m_room);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void AttendanceDesk::retranslate()
{
    m_action->setText(tr("&Attendance…"));
}

} // namespace roomdeck
