package kh.isaf.workflow.engine;

import static org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Reads the properties that the profile of a model puts on an element: nameEn, stage, guidance … */
final class ModelProperties {

    private ModelProperties() {}

    static Map<String, String> of(Element element) {
        Map<String, String> values = new HashMap<>();
        Element extensions = element.element("extensionElements");
        Element properties = extensions == null ? null : extensions.elementNS(CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        if (properties != null) {
            for (Element property : properties.elementsNS(CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
                values.put(property.attribute("name"), property.attribute("value"));
            }
        }
        return values;
    }
}
