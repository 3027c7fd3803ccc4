# The modules as a library for other programs: one archive, the public headers, and what CMake and pkg-config want to know.
set(modules core draw form code scan vision record read results report)
list(TRANSFORM modules REPLACE "(.+)" "$<TARGET_OBJECTS:formradar_\\1>" OUTPUT_VARIABLE objects)
add_library(formradar_library STATIC ${objects})
set_target_properties(formradar_library PROPERTIES OUTPUT_NAME formradar LINKER_LANGUAGE CXX)

# What the archive needs beside itself. The package's test links the example with these and nothing else.
set(needs opencv_imgproc opencv_core ZXing hpdf freetype hyphen utf8proc sodium crypto jpeg png tiff openjp2 jbig2dec xlsxwriter expat z)
set(FORMRADAR_DEV_PACKAGES libopencv-imgproc-dev libopencv-core-dev libzxing-dev libhpdf-dev libfreetype-dev libhyphen-dev libutf8proc-dev
  libsodium-dev libssl-dev libjpeg-dev libpng-dev libtiff-dev libopenjp2-7-dev libjbig2dec0-dev libxlsxwriter-dev libexpat1-dev zlib1g-dev)
find_package(PkgConfig REQUIRED)
foreach(format qpdf heif webp) # where this build has them
  pkg_check_modules(library_${format} QUIET lib${format})
  if(library_${format}_FOUND)
    list(APPEND needs ${format})
    list(APPEND FORMRADAR_DEV_PACKAGES lib${format}-dev)
  endif()
endforeach()
list(TRANSFORM needs PREPEND "-l" OUTPUT_VARIABLE linked)
list(JOIN linked " " FORMRADAR_LINKED)
list(JOIN needs " " FORMRADAR_NEEDS)

configure_file(formradar.pc.in formradar.pc @ONLY)
configure_file(formradar-config.cmake.in formradar-config.cmake @ONLY)
include(CMakePackageConfigHelpers)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/formradar-config-version.cmake COMPATIBILITY SameMinorVersion)

install(FILES $<TARGET_FILE:formradar_library> DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/formradar DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library
  FILES_MATCHING PATTERN "*.hpp" PATTERN app EXCLUDE PATTERN machine EXCLUDE)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/formradar.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT library)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/formradar-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/formradar-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/formradar COMPONENT library)
install(FILES ${PROJECT_SOURCE_DIR}/samples/library/read_picture.cpp DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libformradar-dev/examples
  COMPONENT library)
install(FILES ${CMAKE_CURRENT_SOURCE_DIR}/copyright ${changes} DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libformradar-dev COMPONENT library)
