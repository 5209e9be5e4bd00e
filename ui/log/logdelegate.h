// Paints log cells: colour by what a row is, monospaced times and JSON, text clipped before it is shaped.
#pragma once

#include "ui/log/logtext.h"

#include <QtGui/QColor>
#include <QtWidgets/QStyledItemDelegate>
#include <functional>

namespace roomdeck {

/// For views over a LogModel. GUI thread.
class LogDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit LogDelegate(QObject *parent = nullptr);

    /// A background for rows that a colour rule names; an invalid colour leaves a row as it is.
    using Tint = std::function<QColor(int row)>;
    void setTint(Tint tint) { m_tint = std::move(tint); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    static QColor textColor(RowTone tone, int column, const QPalette &palette);
    /// Invalid where a tone has no background of its own.
    static QColor background(RowTone tone, const QPalette &palette);

private:
    const QFont &fontFor(const QFont &base, int column, bool prose) const;
    QColor rowBackground(const QStyleOptionViewItem &option, int row, RowTone tone) const;

    Tint m_tint;
    QFont m_monospace;
};

} // namespace roomdeck
