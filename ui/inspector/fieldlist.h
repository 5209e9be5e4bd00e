// Names and values, one pair a line, as the inspector shows what is known about a row.
#pragma once

#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

class QFormLayout;

namespace roomdeck {

class TintedLabel;

/// Values are plain text, selectable, elided by wrapping. GUI thread.
class FieldList : public QWidget
{
    Q_OBJECT

public:
    explicit FieldList(QWidget *parent = nullptr);

    /// The first call of begin() … add() … end() makes the labels, later ones reuse them.
    void begin();
    void add(const QString &name, const QString &value, Theme::Role role = Theme::Role::Text,
             bool mono = false);
    void end();

private:
    struct Line
    {
        TintedLabel *name = nullptr;
        TintedLabel *value = nullptr;
        bool mono = false;
    };

    Line makeLine(bool mono);

    QFormLayout *m_form;
    QList<Line> m_lines;
    int m_next = 0;
};

} // namespace roomdeck
