# What other programs get of the engine: find_package(Roomdeck), target Roomdeck::core. See app/example.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Roomdeck)

# What embedding a server takes: the two starting points and what they include.
set(public_headers
    auth/apitokens.h
    host/serverhost.h
    model/actor.h model/backendstate.h model/error.h model/event.h model/ids.h model/moderation.h model/receipt.h
    model/roster.h model/target.h model/traffic.h
    net/connectionmanager.h
    session/recorderstate.h session/sessionerror.h
    settings/serversettings.h settings/settingstable.h)
foreach(header ${public_headers})
    cmake_path(GET header PARENT_PATH folder)
    install(FILES ${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/roomdeck/core/${folder})
endforeach()

set_target_properties(roomdeck_core PROPERTIES EXPORT_NAME core)
install(TARGETS roomdeck_core EXPORT RoomdeckTargets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/roomdeck)
install(EXPORT RoomdeckTargets NAMESPACE Roomdeck:: DESTINATION ${package_dir})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/RoomdeckConfig.cmake.in
    ${CMAKE_CURRENT_BINARY_DIR}/RoomdeckConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/RoomdeckConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/RoomdeckConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/RoomdeckConfigVersion.cmake
    DESTINATION ${package_dir})
