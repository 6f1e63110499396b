package kh.isaf.cycle;

import java.util.UUID;
import kh.isaf.territory.Variant;

/**
 * An area whose year is to start.
 *
 * @param urban chosen deadlines and who enters data follow from it
 * @param variant how it runs the demand side, all through the year
 * @param chunk names the areas that are started together, in one transaction
 */
public record StartRequest(String areaCode, boolean urban, Variant variant, UUID chunk) {}
