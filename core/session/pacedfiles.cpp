#include "core/session/pacedfiles.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <new>

namespace roomdeck {

namespace {

// Followed in memory by the file of SQLite's own, which it stands before.
struct PacedFile
{
    sqlite3_file base;
    sqlite3_io_methods methods;
    WritePacer *pacer;
};

sqlite3_file *realFile(sqlite3_file *file)
{
    return reinterpret_cast<sqlite3_file *>(reinterpret_cast<PacedFile *>(file) + 1);
}

// forward<&sqlite3_io_methods::xRead> is an xRead that asks the real file.
template <auto Method>
struct Forward;

template <typename Result, typename... Arguments,
          Result (*sqlite3_io_methods::*Method)(sqlite3_file *, Arguments...)>
struct Forward<Method>
{
    static Result call(sqlite3_file *file, Arguments... arguments)
    {
        sqlite3_file *real = realFile(file);
        return (real->pMethods->*Method)(real, arguments...);
    }
};

template <auto Method>
constexpr auto forward = &Forward<Method>::call;

int pacedWrite(sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
    const int result = Forward<&sqlite3_io_methods::xWrite>::call(file, data, size, offset);
    reinterpret_cast<PacedFile *>(file)->pacer->step();
    return result;
}

using Io = sqlite3_io_methods;
constexpr Io pacedMethods = {
    3, // with shared memory, for the write-ahead log, and memory mapping
    forward<&Io::xClose>,
    forward<&Io::xRead>,
    pacedWrite,
    forward<&Io::xTruncate>,
    forward<&Io::xSync>,
    forward<&Io::xFileSize>,
    forward<&Io::xLock>,
    forward<&Io::xUnlock>,
    forward<&Io::xCheckReservedLock>,
    forward<&Io::xFileControl>,
    forward<&Io::xSectorSize>,
    forward<&Io::xDeviceCharacteristics>,
    forward<&Io::xShmMap>,
    forward<&Io::xShmLock>,
    forward<&Io::xShmBarrier>,
    forward<&Io::xShmUnmap>,
    forward<&Io::xFetch>,
    forward<&Io::xUnfetch>,
};

sqlite3_vfs *realVfs()
{
    return sqlite3_vfs_find(nullptr);
}

int openPaced(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *flagsGiven)
{
    auto *paced = new (file) PacedFile{{nullptr}, pacedMethods, static_cast<WritePacer *>(vfs->pAppData)};
    sqlite3_file *real = realFile(file);
    real->pMethods = nullptr;
    sqlite3_vfs *below = realVfs();
    const int result = below->xOpen(below, name, real, flags, flagsGiven);
    const sqlite3_io_methods *known = real->pMethods;
    if (!known) // nothing to close
        return result;
    paced->methods.iVersion = std::min(known->iVersion, pacedMethods.iVersion);
    // Left out where the file system cannot do it.
    if (paced->methods.iVersion >= 2 && !known->xShmMap)
        paced->methods.xShmMap = nullptr;
    if (paced->methods.iVersion >= 3 && !known->xFetch)
        paced->methods.xFetch = nullptr;
    paced->base.pMethods = &paced->methods;
    return result;
}

} // namespace

PacedFiles::PacedFiles(WritePacer &pacer) : m_name("roomdeck-paced-" + QByteArray::number(quintptr(this), 16))
{
    const sqlite3_vfs *below = realVfs();
    if (!below)
        return;
    auto vfs = std::make_unique<sqlite3_vfs>(*below); // what is not replaced works on any of them
    vfs->pNext = nullptr;
    vfs->zName = m_name.constData();
    vfs->szOsFile += int(sizeof(PacedFile));
    vfs->pAppData = &pacer;
    vfs->xOpen = openPaced;
    if (sqlite3_vfs_register(vfs.get(), 0) == SQLITE_OK)
        m_vfs = std::move(vfs);
}

PacedFiles::~PacedFiles()
{
    if (m_vfs)
        sqlite3_vfs_unregister(m_vfs.get());
}

QByteArray PacedFiles::uriParameters() const
{
    return m_vfs ? "vfs=" + m_name : QByteArray();
}

} // namespace roomdeck
