#include "ui/attendance/attendancedialog.h"

#include "core/exchange/attendancecsv.h"
#include "ui/attendance/attendancemodel.h"
#include "ui/attendance/timelinedelegate.h"
#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QDateTime>
#include <QtCore/QEvent>
#include <QtCore/QSaveFile>
#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

#include <algorithm>
#include <set>

namespace roomdeck {

namespace {

/// Rows of one room whose user's name holds a text.
class AttendanceFilter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWanted(const QByteArray &room, const QString &user)
    {
        m_room = room;
        m_user = user;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, AttendanceModel::User, parent);
        return (m_room.isEmpty() || index.data(AttendanceModel::RoomRole).toByteArray() == m_room)
            && (m_user.isEmpty() || index.data().toString().contains(m_user, Qt::CaseInsensitive));
    }

private:
    QByteArray m_room;
    QString m_user;
};

} // namespace

AttendanceDialog::AttendanceDialog(const AttendanceBook &book, bool running, QWidget *parent)
    : QDialog(parent), m_book(book), m_running(running), m_model(new AttendanceModel(book, running, this)),
      m_sorted(new AttendanceFilter(this)), m_roomLabel(new QLabel), m_rooms(new QComboBox),
      m_search(new QLineEdit), m_table(new QTableView), m_empty(new EmptyState),
      m_summary(new TintedLabel(Theme::Role::Dim)), m_export(new QPushButton), m_close(new QPushButton)
{
    setUpTable();
    setUpLayout();
    connect(m_rooms, &QComboBox::currentIndexChanged, this, &AttendanceDialog::applyFilter);
    connect(m_search, &QLineEdit::textChanged, this, &AttendanceDialog::applyFilter);
    connect(m_export, &QPushButton::clicked, this, &AttendanceDialog::chooseFile);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT visitorActivated(index.data(AttendanceModel::RoomRole).toByteArray(),
                                index.data(AttendanceModel::UserRole).toByteArray());
    });
    connect(&m_everySecond, &QTimer::timeout, this, &AttendanceDialog::refresh);
    if (m_running)
        m_everySecond.start(1000);
    retranslate();
    resize(900, 520);
}

void AttendanceDialog::setUpTable()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(AttendanceModel::SortRole);
    m_sorted->setSortLocaleAware(true);
    m_table->setHorizontalHeader(new TimelineHeader(*m_model, m_table));
    m_table->setModel(m_sorted);
    m_table->setItemDelegateForColumn(AttendanceModel::Timeline, new TimelineDelegate(*m_model, m_table));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(AttendanceModel::First, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(Theme::RowHeight);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {140, 120, 84, 84, 84, 60};
    for (int column = 0; column < int(std::size(widths)); ++column)
        m_table->setColumnWidth(column, widths[column]);
}

void AttendanceDialog::setUpLayout()
{
    m_roomLabel->setTextFormat(Qt::PlainText);
    m_roomLabel->setBuddy(m_rooms);
    m_rooms->setMinimumWidth(45 * Theme::Step);
    m_search->setClearButtonEnabled(true);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(3 * Theme::Step, 3 * Theme::Step, 3 * Theme::Step, 2 * Theme::Step);
    top->setSpacing(2 * Theme::Step);
    top->addWidget(m_roomLabel);
    top->addWidget(m_rooms);
    top->addWidget(m_search, 1);
    auto *over = new QVBoxLayout(m_table->viewport());
    over->setSizeConstraint(QLayout::SetNoConstraint);
    over->addWidget(m_empty);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(3 * Theme::Step, 2 * Theme::Step, 3 * Theme::Step, 3 * Theme::Step);
    bottom->setSpacing(2 * Theme::Step);
    bottom->addWidget(m_summary, 1);
    bottom->addWidget(m_export);
    bottom->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    column->addLayout(bottom);
}

qint64 AttendanceDialog::nowUs() const
{
    if (m_running)
        return QDateTime::currentMSecsSinceEpoch() * 1000;
    qint64 last = qMax(m_endUs, m_book.startUs());
    for (const Attendance &row : m_book.rows())
        last = std::max({last, row.visits.back().fromUs, row.visits.back().toUs});
    return last;
}

QByteArray AttendanceDialog::room() const
{
    return m_rooms->currentData().toByteArray();
}

void AttendanceDialog::setEnd(qint64 untilUs)
{
    m_endUs = untilUs;
    refresh();
}

void AttendanceDialog::setRoom(const QByteArray &room)
{
    refreshRooms();
    m_rooms->setCurrentIndex(qMax(0, m_rooms->findData(room)));
}

void AttendanceDialog::refresh()
{
    m_model->refresh(nowUs());
    refreshRooms();
    applyFilter();
}

void AttendanceDialog::refreshRooms()
{
    std::set<QByteArray> names;
    for (const Attendance &row : m_book.rows())
        names.insert(row.room);
    if (int(names.size()) == m_rooms->count() - 1)
        return;
    const QByteArray chosen = room();
    const QSignalBlocker quiet(m_rooms);
    m_rooms->clear();
    m_rooms->addItem(tr("All rooms"));
    for (const QByteArray &name : names)
        m_rooms->addItem(displayText(name, 60), name);
    m_rooms->setCurrentIndex(qMax(0, m_rooms->findData(chosen)));
}

void AttendanceDialog::applyFilter()
{
    static_cast<AttendanceFilter *>(m_sorted)->setWanted(room(), m_search->text());
    int present = 0;
    for (int row = 0; row < m_sorted->rowCount(); ++row)
        present += m_model->attendance(m_sorted->mapToSource(m_sorted->index(row, 0)).row()).isPresent();
    QString text = tr("%Ln row(s)", nullptr, m_sorted->rowCount()) + QStringLiteral(" · ")
        + (m_running ? tr("%Ln here now", nullptr, present) : tr("%Ln still there", nullptr, present));
    if (m_book.leftOut() > 0)
        text += QStringLiteral(" · ")
            + tr("%1 more did not fit").arg(quantities::count(qint64(m_book.leftOut())));
    m_summary->setRole(Theme::Role::Dim);
    m_summary->setText(text);
    m_empty->setVisible(m_sorted->rowCount() == 0);
    m_export->setEnabled(m_sorted->rowCount() > 0);
}

QString AttendanceDialog::exportTo(const QString &path) const
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    file.write(attendanceCsv(m_book, room(), nowUs()));
    return file.commit() ? QString() : file.errorString();
}

void AttendanceDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Export attendance"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("CSV files (*.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("attendance-%1.csv").arg(QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const QString problem = exportTo(path);
        m_summary->setRole(problem.isEmpty() ? Theme::Role::Joined : Theme::Role::Error);
        m_summary->setText(problem.isEmpty() ? tr("Saved to %1").arg(displayText(path, 120))
                                             : tr("Not saved: %1").arg(displayText(problem, 200)));
        m_everySecond.stop(); // leaves the answer in sight until the dialog is opened again
    });
    dialog->open();
}

void AttendanceDialog::retranslate()
{
    setWindowTitle(tr("Attendance"));
    m_roomLabel->setText(tr("&Room:"));
    m_search->setPlaceholderText(tr("Find a user"));
    m_search->setAccessibleName(tr("Find a user"));
    m_table->setAccessibleName(tr("Who was in which room, and when"));
    m_export->setText(tr("&Export CSV…"));
    m_close->setText(tr("Close"));
    m_empty->setTexts(m_running ? tr("Nobody was here yet") : tr("Nobody was there"),
                      m_running ? tr("Whoever joins a room shows up here, with the times.")
                                : tr("This session holds no joins."),
                      {});
    m_rooms->clear();
    refresh();
}

void AttendanceDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace roomdeck
