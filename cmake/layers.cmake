# A layer is a folder under src/ whose files may include their own headers and those of the layers below it, and no others:
# the include path of its OBJECT library holds just these, so an upward include does not compile.
#
#   quoth_layer(text BELOW doc LIBRARIES PkgConfig::ICU)
function(quoth_layer name)
  cmake_parse_arguments(LAYER "" "" "BELOW;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.c)
  add_library(layer_${name} OBJECT ${sources})
  target_include_directories(layer_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/${name} ${PROJECT_SOURCE_DIR}/include)
  foreach(below ${LAYER_BELOW})
    target_link_libraries(layer_${name} PUBLIC layer_${below})
  endforeach()
  target_link_libraries(layer_${name} PUBLIC ${LAYER_LIBRARIES})
  set_property(GLOBAL APPEND PROPERTY QUOTH_LAYERS layer_${name})
endfunction()

# A part of the program is a folder whose files see <quoth.h>, their own headers and those of the parts below, and nothing of the
# library's inside.
#
#   quoth_part(index BELOW records LIBRARIES PkgConfig::SQLITE)
function(quoth_part name)
  cmake_parse_arguments(PART "" "" "BELOW;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.c)
  add_library(part_${name} STATIC ${sources})
  target_include_directories(part_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/${name} ${PROJECT_SOURCE_DIR}/include)
  foreach(below ${PART_BELOW})
    target_link_libraries(part_${name} PUBLIC part_${below})
  endforeach()
  target_link_libraries(part_${name} PUBLIC ${PART_LIBRARIES})
  set_property(GLOBAL APPEND PROPERTY QUOTH_PARTS part_${name})
endfunction()
