package kh.isaf.cycle;

import kh.isaf.territory.Variant;

/**
 * Years that run within an area in one variant: they keep it to their end, whatever is decided meanwhile.
 *
 * @param areas how many areas run so
 */
public record RunningVariant(int year, Variant variant, int areas) {}
