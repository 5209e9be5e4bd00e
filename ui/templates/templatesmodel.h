// The templates as a list: those in no folder, then each folder with its own.
#pragma once

#include "core/operator/template.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QSet>

namespace roomdeck {

/// Shows a TemplateList; never changes it by itself. What a drop would change is asked for by
/// editRequested(), so that every edit goes through the undo stack. Folders are rows that fold. GUI thread.
/// Names are shown escaped.
class TemplatesModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IsFolderRole = Qt::UserRole + 1, ///< bool
        FunctionKeyRole, ///< int, 0 = none
        FoldedRole, ///< bool, folders only
        InFolderRole, ///< bool
        IdRole, ///< QString; empty for folders
    };

    static const QString &templateMimeType();

    explicit TemplatesModel(QObject *parent = nullptr);

    const TemplateList &templates() const { return m_templates; }
    void setTemplates(const TemplateList &templates);
    /// Null for folders.
    const MessageTemplate *at(const QModelIndex &index) const;
    QModelIndex indexOfTemplate(const QString &id) const;
    void toggleFolder(const QModelIndex &index);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction | Qt::CopyAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    /// The list is to become `after`; `what` names the edit for the undo menu.
    void editRequested(const roomdeck::TemplateList &after, const QString &what);

private:
    struct Row
    {
        bool isFolder = false;
        QString key; ///< folder name or template id
        qsizetype position = -1; ///< in m_templates
        bool operator==(const Row &other) const { return isFolder == other.isFolder && key == other.key; }
    };
    struct Place
    {
        qsizetype position; ///< in m_templates
        QString folder;
    };

    QList<Row> layoutOf(const TemplateList &templates) const;
    void show(const TemplateList &templates);
    Place placeOf(int row, const QModelIndex &parent) const;
    QVariant folderData(const Row &row, int role) const;
    QVariant templateData(const MessageTemplate &item, int role) const;

    TemplateList m_templates;
    QList<Row> m_rows;
    QSet<QString> m_folded;
};

} // namespace roomdeck
