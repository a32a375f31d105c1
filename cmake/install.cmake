# What `cmake --install` puts where: the library and its header with what finds them, the program with its man page, the knowledge.
# The gazetteer image is installed by gazetteers/CMakeLists.txt.
include(CMakePackageConfigHelpers)

set_target_properties(quoth_cli PROPERTIES INSTALL_RPATH "\$ORIGIN/../${CMAKE_INSTALL_LIBDIR}")
install(TARGETS quoth EXPORT quothTargets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS quoth_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES include/quoth.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES docs/quoth.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES docs/quoth.doc.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/quoth)

configure_file(cmake/quoth.pc.in ${CMAKE_BINARY_DIR}/quoth.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/quoth.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/quoth)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/quothConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/quothConfigVersion.cmake DESTINATION ${package})
install(EXPORT quothTargets NAMESPACE quoth:: FILE quothConfig.cmake DESTINATION ${package})

# For bindings/python: what its wheel holds beside Python's own files.
install(FILES $<TARGET_FILE:quoth> DESTINATION quoth RENAME libquoth.so COMPONENT python EXCLUDE_FROM_ALL)
install(FILES ${CMAKE_BINARY_DIR}/quoth.gaz DESTINATION quoth COMPONENT python EXCLUDE_FROM_ALL)
