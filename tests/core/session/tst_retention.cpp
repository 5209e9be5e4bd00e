// Which sessions go: by age, by size, and never one that somebody has open.
#include "core/session/recorder.h"
#include "core/session/retention.h"
#include "core/session/sessionreader.h"
#include "core/session/sessionwriter.h"
#include "tests/core/session/sessiontesting.h"

#include <QtCore/QProcess>
#include <QtTest/QtTest>

using namespace roomdeck;
using namespace roomdeck::testing;

class TestRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void names();
    void byAge();
    void bySize();
    void limitsCanBeOff();
    void keepsTheCurrentOne();
    void keepsWhatIsOpen_data();
    void keepsWhatIsOpen();
    void keepsWhatAnotherProgramHasOpen();
    void removesWhatACrashLeft();
    void removesDamagedSessions();
    void leavesOtherFilesAlone();
    void recorderTidiesUp();

private:
    QString folder() const { return sessionsFolder(m_dir->path()); }
    /// A finished session last written that many days ago.
    QString session(int daysAgo, bool finish = true, int rows = 10);
    QStringList left() const { return QDir(folder()).entryList(QDir::Files, QDir::Name); }
    QStringList tidy(int days, qint64 bytes, const QString &current = {}) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    const QDateTime m_now = QDateTime::currentDateTimeUtc();
};

void TestRetention::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(folder()));
}

QString TestRetention::session(int daysAgo, bool finish, int rows)
{
    const QDateTime written = m_now.addDays(-daysAgo).addSecs(-60);
    const QString path = newSessionPath(m_dir->path(), written);
    SessionWriter writer;
    writer.create(path, {});
    writer.begin();
    writer.append(*batchOf(1, rows));
    writer.commit();
    if (finish)
        writer.finish(1);
    else if (QFile::copy(path, path + QStringLiteral(".c"))
             && QFile::copy(path + QStringLiteral("-wal"), path + QStringLiteral(".w"))) {
        // What is left when the program dies: closing would fold the log in.
        writer.close();
        QFile::remove(path);
        QFile::rename(path + QStringLiteral(".c"), path);
        QFile::rename(path + QStringLiteral(".w"), path + QStringLiteral("-wal"));
    }
    for (const QString &name : {path, path + QStringLiteral("-wal")}) {
        QFile file(name);
        if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
            file.setFileTime(written, QFileDevice::FileModificationTime);
    }
    return path;
}

QStringList TestRetention::tidy(int days, qint64 bytes, const QString &current) const
{
    RecorderSettings limits;
    limits.maxAgeDays = days;
    limits.maxFolderBytes = bytes;
    return removeOldSessions(folder(), limits, current, m_now);
}

void TestRetention::names()
{
    const QDateTime when(QDate(2024, 5, 31), QTime(18, 4, 0));
    const QString first = newSessionPath(m_dir->path(), when);
    QCOMPARE(first, folder() + QStringLiteral("/2024-05-31_18-04-00.roomdeck"));
    QFile file(first);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(newSessionPath(m_dir->path(), when),
             folder() + QStringLiteral("/2024-05-31_18-04-00-2.roomdeck"));
}

void TestRetention::byAge()
{
    const QString old = session(31);
    const QString older = session(400);
    const QString young = session(29);
    QCOMPARE(tidy(30, 0), (QStringList{older, old}));
    QCOMPARE(left(), QStringList{QFileInfo(young).fileName()});
}

void TestRetention::bySize()
{
    const QString oldest = session(3);
    const QString middle = session(2);
    const QString newest = session(1);
    const qint64 each = QFileInfo(newest).size();
    QCOMPARE(sessionsBytes(folder()), 3 * each);
    QCOMPARE(tidy(0, 3 * each), QStringList());
    QCOMPARE(tidy(0, 2 * each), QStringList{oldest});
    QCOMPARE(tidy(0, 1), (QStringList{middle, newest}));
}

void TestRetention::limitsCanBeOff()
{
    session(4000);
    QCOMPARE(tidy(0, 0), QStringList());
    QCOMPARE(left().size(), 1);
}

void TestRetention::keepsTheCurrentOne()
{
    const QString current = session(100);
    QCOMPARE(tidy(1, 1, current), QStringList());
    QCOMPARE(left().size(), 1);
}

void TestRetention::keepsWhatIsOpen_data()
{
    QTest::addColumn<bool>("finished");
    QTest::newRow("finished") << true;
    QTest::newRow("left by a crash") << false;
}

void TestRetention::keepsWhatIsOpen()
{
    QFETCH(bool, finished);
    const QString path = session(100, finished);
    SessionReader reader;
    QVERIFY(!reader.open(path));
    QCOMPARE(tidy(1, 1), QStringList());
    QCOMPARE(reader.read(0).count(), 10);
    reader.close();
    QCOMPARE(tidy(1, 1), QStringList{path});
    QCOMPARE(left(), QStringList());
}

void TestRetention::keepsWhatAnotherProgramHasOpen()
{
    const QString path = session(100);
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), path});
    QVERIFY(other.waitForReadyRead());
    QCOMPARE(other.readAllStandardOutput().trimmed(), QByteArray("open"));
    QCOMPARE(tidy(1, 1), QStringList());
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished());
    QCOMPARE(tidy(1, 1), QStringList{path});
}

void TestRetention::removesWhatACrashLeft()
{
    const QString path = session(100, false);
    QCOMPARE(left().size(), 2); // the log lies beside it
    QCOMPARE(tidy(1, 0), QStringList{path});
    QCOMPARE(left(), QStringList());
}

void TestRetention::removesDamagedSessions()
{
    const QString path = session(100);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(5000, 'x'));
    file.flush();
    file.setFileTime(m_now.addDays(-100), QFileDevice::FileModificationTime);
    file.close();
    QCOMPARE(tidy(1, 0), QStringList{path});
}

void TestRetention::leavesOtherFilesAlone()
{
    for (const char *name : {"notes.txt", "workshop.roomdeck", "2024-01-01.csv"}) {
        QFile file(folder() + QLatin1Char('/') + QLatin1String(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.setFileTime(m_now.addDays(-100), QFileDevice::FileModificationTime);
    }
    QCOMPARE(tidy(1, 1), QStringList());
    QCOMPARE(left().size(), 3);
}

void TestRetention::recorderTidiesUp()
{
    const QString old = session(100);
    const QString young = session(1);
    Recorder recorder(m_dir->path(), {});
    recorder.start({});
    QTRY_VERIFY(!QFile::exists(old));
    QVERIFY(QFile::exists(young));
    // Tightened limits apply at once, and never to what is being recorded.
    RecorderSettings settings = recorder.settings();
    settings.maxFolderBytes = 1;
    recorder.setSettings(settings);
    QTRY_VERIFY(!QFile::exists(young));
    recorder.accept(batchOf(1, 10));
    QSignalSpy committed(&recorder, &Recorder::committed);
    QTRY_VERIFY(!committed.isEmpty());
    QVERIFY(QFile::exists(recorder.currentFile()));
}

/// The child of keepsWhatAnotherProgramHasOpen(): holds a session until its input ends.
static int hold(const QString &path)
{
    SessionReader reader;
    std::puts(reader.open(path) ? "failed" : "open");
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
    return 0;
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--hold") == 0)
        return hold(QString::fromLocal8Bit(argv[2]));
    TestRetention test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_retention.moc"
