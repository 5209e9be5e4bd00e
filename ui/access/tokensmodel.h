// API tokens as a table: who may do what over HTTP.
#pragma once

#include "core/auth/apitokens.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>

namespace roomdeck {

QString roleText(ApiRole role);

/// Name, role, when it was made, when it was used last. GUI thread.
class TokensModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : quint8 { Name, Role, Created, Used, ColumnCount };

    explicit TokensModel(QObject *parent = nullptr);

    void setTokens(const QList<ApiToken> &tokens);
    /// By name; UTC µs.
    void setUses(const QHash<QByteArray, qint64> &uses);
    const ApiToken &at(int row) const { return m_tokens.at(row); }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<ApiToken> m_tokens;
    QHash<QByteArray, qint64> m_uses;
};

} // namespace roomdeck
