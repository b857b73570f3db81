/** The keys of a version under which conditions stand: as Istio has them, and as the Gateway API has them. */
export type ConditionKey = 'match' | 'matches';
