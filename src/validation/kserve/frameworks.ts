/** The ways to serve a model, as fields of a predictor, in the order in which messages offer them. */
export const frameworks: readonly string[] = [
  ...['model', 'huggingface', 'lightgbm', 'onnx', 'paddle', 'pmml'],
  ...['pytorch', 'sklearn', 'tensorflow', 'triton', 'xgboost'],
];
