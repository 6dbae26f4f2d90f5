// Reads a data package with the Data Package library of its authors: node read.js DATAPACKAGE.JSON
// Prints what it finds wrong, and the number of rows of each table as JSON.
"use strict";

const {Package} = require("datapackage");

async function main(path) {
  const dataPackage = await Package.load(path);
  const wrong = dataPackage.errors.map(String);
  const rows = {};
  for (const resource of dataPackage.resources.filter((one) => one.tabular)) {
    wrong.push(...resource.errors.map((error) => `${resource.name}: ${error}`));
    const read = await resource.read({relations: true, forceCast: true});
    rows[resource.name] = read.length;
    const bad = read.filter((row) => row instanceof Error);
    wrong.push(...bad.map((row) => `${resource.name}, row ${row.rowNumber}: ${[row, ...(row.errors || [])]}`));
  }
  console.log(JSON.stringify({wrong: wrong.slice(0, 20), rows}));
}

main(process.argv[2]).catch((error) => {
  console.log(JSON.stringify({wrong: [String(error), ...(error.errors || []).map(String)], rows: {}}));
});
