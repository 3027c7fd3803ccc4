# The Debian package: `cpack` in the build's folder makes it. Which packages it needs is read from the libraries that it uses.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME formradar)
set(CPACK_PACKAGE_CONTACT "The Formradar authors <formradar@example.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program library)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME formradar)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "paper forms to score, read back from scans and photos
Formradar prints forms with statements to score from 1 to 5, reads the
filled-in sheets back from scans and phone photos, and makes the page the
meeting talks about: a radar chart of where people agree, where they differ,
and what to work on. It needs no account and no network.
.
A score is right, or it is marked for a person to look at.")
# Word breaks in the languages of forms; pages of PDF files that are more than one picture.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "hyphen-nl, hyphen-en-gb, hyphen-de, hyphen-fr")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS poppler-utils)

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libformradar-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "read paper forms to score from scans and photos, for programs
Headers and a static library that find, measure and judge the sheets that
formradar prints, and add up what is on them.")
list(JOIN FORMRADAR_DEV_PACKAGES ", " CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS)

include(CPack)
