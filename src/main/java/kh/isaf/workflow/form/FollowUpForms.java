package kh.isaf.workflow.form;

import kh.isaf.reminder.escalation.Acts;
import kh.isaf.workflow.FollowUps;
import kh.isaf.worklist.WorkItems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms in which late steps are followed up: one for each level that can be asked. */
@Configuration(proxyBeanMethods = false)
class FollowUpForms {

    @Bean
    FollowUpForm followUpDistrict(FollowUps followUps, Acts acts, WorkItems workItems) {
        return new FollowUpForm(followUps, acts, workItems);
    }

    @Bean
    FollowUpForm followUpProvince(FollowUps followUps, Acts acts, WorkItems workItems) {
        return new FollowUpForm(followUps, acts, workItems);
    }

    @Bean
    FollowUpForm followUpNation(FollowUps followUps, Acts acts, WorkItems workItems) {
        return new FollowUpForm(followUps, acts, workItems);
    }
}
