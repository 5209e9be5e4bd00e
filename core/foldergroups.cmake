# With CMAKE_UNITY_BUILD a folder's sources are compiled together, so that their headers are read once.
# By folder, because a folder is a name space anyway, and because a new file then moves nothing elsewhere.
set(ROOMDECK_GROUP_SIZE 8 CACHE STRING "How many sources of a folder are compiled together at most")

# roomdeck_group_by_folder(TARGET) - to be called where TARGET was made, after all its sources were added.
function(roomdeck_group_by_folder target)
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "\\.cpp$")
    foreach(source IN LISTS sources)
        cmake_path(ABSOLUTE_PATH source)
        cmake_path(GET source PARENT_PATH folder)
        cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${PROJECT_SOURCE_DIR})
        string(MAKE_C_IDENTIFIER ${folder} name)
        list(APPEND names ${name})
        list(APPEND in_${name} ${source})
    endforeach()
    list(REMOVE_DUPLICATES names)
    foreach(name IN LISTS names)
        list(LENGTH in_${name} count)
        math(EXPR groups "(${count} + ${ROOMDECK_GROUP_SIZE} - 1) / ${ROOMDECK_GROUP_SIZE}")
        math(EXPR size "(${count} + ${groups} - 1) / ${groups}") # groups of one size, not eight and one
        set(index 0)
        foreach(source IN LISTS in_${name})
            math(EXPR group "${index} / ${size}")
            set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${name}_${group})
            math(EXPR index "${index} + 1")
        endforeach()
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
    # A class that a source keeps to itself may use what this source keeps to itself, also where it is included.
    if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
    endif()
endfunction()
