with Lists;
package Letters is new Lists (Character);
