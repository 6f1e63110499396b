package kh.isaf.cycle.web;

import java.util.List;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.territory.Area;
import kh.isaf.territory.VariantInForce;

/**
 * One area with how it runs the demand side.
 *
 * @param today what is in force now
 * @param next what will be in force on the first day of next year
 * @param running its own years that have not ended
 */
record VariantLine(Area area, VariantInForce today, VariantInForce next, List<AreaCycle> running) {}
