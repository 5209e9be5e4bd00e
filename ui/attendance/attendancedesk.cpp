#include "ui/attendance/attendancedesk.h"

#include "ui/attendance/attendancedialog.h"

#include <QtGui/QAction>

namespace roomdeck {

AttendanceDesk::AttendanceDesk(QWidget *window)
    : QObject(window), m_window(window), m_action(new QAction(this))
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

void AttendanceDesk::open()
{
    if (!m_dialog) {
        m_dialog = new AttendanceDialog(m_book, true, m_window);
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
