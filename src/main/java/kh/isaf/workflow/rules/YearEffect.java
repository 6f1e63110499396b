package kh.isaf.workflow.rules;

/**
 * What a changed table does to one open year.
 *
 * @param deadlines windows of stages that change, of those for each settlement and variant
 * @param stages stages of communes and providers that are not done and get another start or due day
 * @param tasks open tasks that do
 * @param stepsNew steps of district ladders that were not there
 * @param stepsGone steps that are there no more
 * @param notices reminders that become due at once: a task and whom it is told
 */
public record YearEffect(int year, int deadlines, int stages, int tasks, int stepsNew, int stepsGone, int notices) {

    public boolean nothing() {
        return deadlines + stages + tasks + stepsNew + stepsGone + notices == 0;
    }
}
