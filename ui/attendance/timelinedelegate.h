// Visits as bars over time.
#pragma once

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStyledItemDelegate>

namespace roomdeck {

class AttendanceModel;

/// Paints the timeline column of an AttendanceModel, through a proxy or not. GUI thread.
class TimelineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit TimelineDelegate(const AttendanceModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const AttendanceModel &m_model;
};

/// Writes the times over the timeline column.
class TimelineHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit TimelineHeader(const AttendanceModel &model, QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;

private:
    const AttendanceModel &m_timeline;
};

} // namespace roomdeck
