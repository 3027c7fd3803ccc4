# Manual pages as Debian wants them: compressed, without the time, so that the same sources give the same package.
file(GLOB pages ${FOLDER}/*.1)
execute_process(COMMAND gzip -9 -n -k ${pages} COMMAND_ERROR_IS_FATAL ANY)
