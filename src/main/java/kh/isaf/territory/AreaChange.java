package kh.isaf.territory;

import org.jspecify.annotations.Nullable;

/**
 * What an import adds or changes about one area.
 *
 * @param before type and names as they are; null for an area that is added
 * @param after type and names as they will be
 */
public record AreaChange(String code, @Nullable String before, String after) {}
