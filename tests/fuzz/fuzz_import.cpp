// Session imports: whatever the file holds, either a session that reads back, or an error and no file.
#include "core/exchange/importer.h"
#include "core/session/sessionreader.h"
#include "tests/fuzz/check.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <sys/mman.h>
#include <unistd.h>

using namespace roomdeck;

namespace {

/// In memory where the system has such a folder: thousands of files a second.
QString scratch()
{
    const QString memory = QStringLiteral("/dev/shm/roomdeck-fuzz-XXXXXX");
    return QFile::exists(QStringLiteral("/dev/shm")) ? memory : QStringLiteral("roomdeck-fuzz-XXXXXX");
}

void checkSession(const QString &path, qint64 rows)
{
    SessionReader reader;
    CHECK(!reader.open(path));
    CHECK(reader.count() == rows);
    qint64 seen = 0;
    while (seen < rows) {
        const SessionChunk chunk = reader.read(seen);
        CHECK(chunk.count() > 0 && !reader.error());
        seen += chunk.count();
    }
    CHECK(seen == rows);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QTemporaryDir folder(scratch());
    static const QString session = folder.filePath(QStringLiteral("a.roomdeck"));
    static const int descriptor = ::memfd_create("import", MFD_CLOEXEC);
    CHECK(::ftruncate(descriptor, 0) == 0 && ::pwrite(descriptor, data, size, 0) == ssize_t(size));
    const ImportResult result = importSession(QStringLiteral("/proc/self/fd/%1").arg(descriptor), session);
    CHECK(QFile::exists(session) == !result.error);
    if (!result.error) {
        CHECK(result.rows > 0);
        checkSession(session, result.rows);
        CHECK(QFile::remove(session));
    }
    return 0;
}
