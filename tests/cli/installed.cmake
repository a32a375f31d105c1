# Installs into an empty folder, builds the example there by pkg-config and by the CMake package, and runs it and the program.
set(root ${BUILD}/tests/installed)
file(REMOVE_RECURSE ${root})
set(ENV{PKG_CONFIG_PATH} ${root}/prefix/${LIBDIR}/pkgconfig)
set(ENV{LD_LIBRARY_PATH} ${root}/prefix/${LIBDIR})

function(must)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE out WORKING_DIRECTORY ${root})
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN}: ${status}\n${out}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

file(MAKE_DIRECTORY ${root}/package)
must(${CMAKE_COMMAND} --install ${BUILD} --prefix ${root}/prefix)
set(article ${SOURCE}/examples/articles/harbour.txt)
must(${root}/prefix/bin/quoth extract ${article})

if(NOT SANITIZE) # the example would have to be built with the sanitizers too
  must(pkg-config --define-variable=prefix=${root}/prefix --cflags --libs quoth)
  separate_arguments(flags UNIX_COMMAND "${out}")
  must(${COMPILER} ${SOURCE}/examples/walk.c -o walk ${flags})
  must(./walk prefix/share/quoth/quoth.gaz ${article})

  file(WRITE ${root}/package/CMakeLists.txt "cmake_minimum_required(VERSION 3.20)\nproject(walk C)\nfind_package(quoth REQUIRED)\n"
       "add_executable(walk ${SOURCE}/examples/walk.c)\ntarget_link_libraries(walk PRIVATE quoth::quoth)\n")
  must(${CMAKE_COMMAND} -S package -B package/build -DCMAKE_PREFIX_PATH=${root}/prefix -DCMAKE_C_COMPILER=${COMPILER})
  must(${CMAKE_COMMAND} --build package/build)
  must(package/build/walk prefix/share/quoth/quoth.gaz ${article})
endif()
