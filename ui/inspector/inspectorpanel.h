// Everything about the row a reader looks at.
#pragma once

#include "core/traffic/filter/filterfields.h"
#include "ui/inspector/inspectorpages.h"

#include <QtWidgets/QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QThreadPool;
class QToolButton;

namespace roomdeck {

class AttendanceBook;
class EmptyState;
class MissBook;

/// Keeps showing its row after the log has dropped it. GUI thread.
class InspectorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit InspectorPanel(QWidget *parent = nullptr);
    ~InspectorPanel() override;

    /// Where rows, connections and live figures come from. All may be null, and must outlive the panel.
    void setStore(LogStore *store);
    void setConnections(const ConnectionBook *book, const RosterState *roster);
    /// With it, the delivery page follows what the operator sent. Outlives the panel.
    void setReceipts(const OperatorDesk &desk);
    /// With them, the delivery page names recipients: who was in which room, and whom messages did not reach.
    /// Both may be null, and must outlive the panel.
    void setAttendance(const AttendanceBook *book);
    void setMisses(const MissBook *book);
    /// With it, the raw page shows what members of each format get.
    void setRegistry(const DialectRegistry *registry);
    /// With them, the diff page looks for the message before however far back it is. Must outlive the panel.
    void setWorkers(QThreadPool &workers);
    /// Names by DialectId; index 0 is the server itself.
    void setDialects(const QStringList &names);
    /// What is shown, if anything is.
    const std::optional<LogDetail> &detail() const { return m_detail; }

    /// What can be done with a value of the event, for the Edit menu.
    QList<QAction *> valueActions() const;

public Q_SLOTS:
    void showRow(quint64 seq);
    /// Looks for news about the row shown: outcomes of its delivery, figures of its connection.
    void refresh();
    /// More became known of who was there or whom messages did not reach.
    void refreshRecipients();
    void clear();

Q_SIGNALS:
    void sendAgainRequested(const QByteArray &type, const QByteArray &payload);
    /// The delivery page would name more than its book of misses knows.
    void missesWanted(quint64 seq);
    void filterRequested(const QString &term, roomdeck::FilterRequest request);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showCurrentPage();
    void buildFilterMenu();
    void addFilterAction(const QString &text, FilterField field, const QByteArray &value);
    void copy();
    void retranslate();

    LogStore *m_store = nullptr;
    std::optional<LogDetail> m_detail;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QTabWidget *m_tabs;
    EventPage *m_event;
    DeliveryPage *m_delivery;
    ConnectionPage *m_connection;
    RawPage *m_raw;
    DiffPage *m_diff;
    QList<InspectorPage *> m_pages;
    QToolButton *m_only;
    QMenu *m_onlyMenu;
    QPushButton *m_again;
    QPushButton *m_copy;
};

} // namespace roomdeck
