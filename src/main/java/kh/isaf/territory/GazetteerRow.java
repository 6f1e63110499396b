package kh.isaf.territory;

import org.jspecify.annotations.Nullable;

/** One area as a line of the gazetteer file tells it. */
record GazetteerRow(
        int line, String code, @Nullable String parentCode, AreaType type, String nameKm, String nameLatin) {}
