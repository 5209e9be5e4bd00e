// roomdeckctl token: makes, lists and revokes API tokens in a server's data folder.
#include "app/roomdeckctl/command.h"
#include "app/roomdeckctl/servercommand.h"
#include "core/auth/apitokens.h"
#include "core/auth/tokenuses.h"
#include "core/exchange/entrynames.h"
#include "core/exchange/terminaltext.h"
#include "core/model/names.h"
#include "core/settings/commandline.h"

#include <QtCore/QDateTime>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

namespace roomdeck {

namespace {

int failed(const Error &error)
{
    complain(terminalText(error.detail, 1000));
    return ExitFailure;
}

void printJson(const QJsonDocument &document)
{
    printOut(document.toJson(QJsonDocument::Compact) + '\n');
}

QJsonObject jsonOf(const ApiToken &token)
{
    return {{QStringLiteral("name"), QString::fromUtf8(token.name)},
            {QStringLiteral("role"), QString::fromLatin1(roleName(token.role))},
            {QStringLiteral("created"), QString::fromLatin1(isoTime(token.createdUs))}};
}

// A former token of the same name does not count.
qint64 lastUse(const ApiToken &token, const TokenUses &uses)
{
    const qint64 used = uses.value(token.name);
    return used >= token.createdUs ? used : 0;
}

int list(const ApiTokens &tokens, const TokenUses &uses, bool json)
{
    if (json) {
        QJsonArray items;
        for (const ApiToken &token : tokens.list()) {
            QJsonObject item = jsonOf(token);
            const qint64 used = lastUse(token, uses);
            item[QLatin1String("last_used")]
                = used > 0 ? QJsonValue(QString::fromLatin1(isoTime(used))) : QJsonValue();
            items.append(item);
        }
        printJson(QJsonDocument(items));
        return ExitOk;
    }
    QList<QByteArrayList> rows;
    for (const ApiToken &token : tokens.list()) {
        const qint64 used = lastUse(token, uses);
        rows.append({token.name, roleName(token.role), isoTime(token.createdUs),
                     used > 0 ? isoTime(used) : QByteArray("never")});
    }
    printOut(table({"NAME", "ROLE", "CREATED", "LAST USED"}, rows));
    return ExitOk;
}

int create(ApiTokens &tokens, const QString &file, const QByteArray &name, const QByteArray &roleText,
           bool json)
{
    const ApiRole role = roleFromName(roleText);
    if (role == ApiRole::None || !isValidName(name)) {
        complain(role == ApiRole::None ? QByteArray("--role takes observe, publish, moderate or admin")
                                       : nameRule("the name"));
        return ExitUsage;
    }
    if (tokens.contains(name)) {
        complain("there is a token called " + terminalText(name, 100) + "; revoke it first");
        return ExitFailure;
    }
    const NewApiToken made = tokens.create(name, role, QDateTime::currentMSecsSinceEpoch() * 1000);
    if (const Error error = tokens.save(file))
        return failed(error);
    // The only time that anybody sees it.
    if (json) {
        QJsonObject object = jsonOf(tokens.list().constLast());
        object[QLatin1String("token")] = QString::fromLatin1(made.secret);
        printJson(QJsonDocument(object));
    } else {
        printOut(made.secret + '\n');
    }
    return ExitOk;
}

int revoke(ApiTokens &tokens, const QString &file, const QByteArray &name)
{
    if (!tokens.revoke(name)) {
        complain("there is no token called " + terminalText(name, 100));
        return ExitFailure;
    }
    const Error error = tokens.save(file);
    return error ? failed(error) : int(ExitOk);
}

} // namespace

int runToken(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions(
        {{QStringLiteral("data-dir"),
          QStringLiteral("The server's data folder; without it the one a server without --data-dir uses."),
          QStringLiteral("dir")},
         {QStringLiteral("role"),
          QStringLiteral("create: observe, publish, moderate or admin; each may do what the ones "
                         "before it may."),
          QStringLiteral("role")},
         {QStringLiteral("json"), QStringLiteral("Print JSON.")}});
    parser.addPositionalArgument(QStringLiteral("ACTION"), QStringLiteral("create, list or revoke."));
    parser.addPositionalArgument(QStringLiteral("NAME"), QStringLiteral("create, revoke: the token's name."),
                                 QStringLiteral("[NAME]"));
    const int code = parseCommandArguments(parser, "token", arguments, 1, 2);
    if (code >= 0)
        return code;
    const QString action = parser.positionalArguments().at(0);
    const QByteArray name = parser.positionalArguments().value(1).toUtf8();
    const QString dataDir = parser.isSet(QStringLiteral("data-dir"))
        ? parser.value(QStringLiteral("data-dir"))
        : defaultDataDir();
    const bool lists = action == QLatin1String("list");
    const bool changes = action == QLatin1String("create") || action == QLatin1String("revoke");
    if ((!lists && !changes) || lists != name.isEmpty() || dataDir.isEmpty()) {
        complain("token takes create NAME, list or revoke NAME; see roomdeckctl token --help");
        return ExitUsage;
    }
    if (action != QLatin1String("create") && !QFileInfo(dataDir).isDir()) {
        complain("there is no folder " + terminalText(dataDir.toUtf8(), 1000));
        return ExitFailure;
    }
    const QString file = ApiTokens::fileIn(dataDir);
    Error error;
    ApiTokens tokens = ApiTokens::load(file, error);
    if (error)
        return failed(error);
    const bool json = parser.isSet(QStringLiteral("json"));
    if (lists)
        return list(tokens, loadTokenUses(tokenUsesFileIn(dataDir)), json);
    return action == QLatin1String("create")
        ? create(tokens, file, name, parser.value(QStringLiteral("role")).toUtf8(), json)
        : revoke(tokens, file, name);
}

} // namespace roomdeck
