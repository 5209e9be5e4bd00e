// A list of filters to edit, each with a name or a colour.
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtWidgets/QWidget>
#include <functional>

class QMenu;
class QPushButton;
class QTableWidget;

namespace roomdeck {

class TintedLabel;

/// Rows are edited in place, put into another order, added and removed. GUI thread.
class FilterTable : public QWidget
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Named, Coloured };
    enum Column { Label, FilterText, ColumnCount };

    struct Row
    {
        QString name;
        QString filter;
        int colour = 0; ///< of ColourRules
        bool operator==(const Row &) const = default;
    };

    explicit FilterTable(Kind kind, QWidget *parent = nullptr);
    ~FilterTable() override;

    QList<Row> rows() const;
    /// Leaves the table as it is when it shows these already.
    void setRows(const QList<Row> &rows);
    /// Asked for the filter that a new row begins with.
    void setFilterSource(std::function<QString()> source) { m_source = std::move(source); }
    QTableWidget &table() { return *m_table; }
    QPushButton &addButton() { return *m_add; }
    QPushButton &removeButton() { return *m_remove; }
    QPushButton &upButton() { return *m_up; }
    QPushButton &downButton() { return *m_down; }
    QMenu &colourMenu() { return *m_colours; }

Q_SIGNALS:
    void edited();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildTable();
    void buildLayout();
    void putRow(int row, const Row &value);
    void add();
    void remove();
    void move(int by);
    void setColour(int colour);
    void fillColours();
    void showState();
    QString freshName() const;
    int freshColour() const;

    Kind m_kind;
    std::function<QString()> m_source;
    QTableWidget *m_table;
    TintedLabel *m_note;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_colour;
    QMenu *m_colours;
};

} // namespace roomdeck
